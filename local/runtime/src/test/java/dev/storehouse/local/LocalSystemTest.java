package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.seed.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system: started, used as a customer would, stopped, started on the same data. */
class LocalSystemTest {

  private static final Path ROOT = Path.of(System.getProperty("storehouse.root"));

  @TempDir Path data;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @Test
  void sellsAndRemembers() throws Exception {
    Settings settings = new Settings(ROOT, 0, 0, 0, Optional.of(data));
    Identity customer;
    String orderId;
    int listed;
    try (LocalSystem system = LocalSystem.start(settings, Progress.SILENT)) {
      assertThat(answer(request(system, "/health")).body()).isEqualTo("{\"status\":\"ok\"}");
      List<?> products = (List<?>) json(request(system, "/products?limit=100")).get("items");
      listed = products.size();
      assertThat(listed).isBetween(8, 12);
      String productId = String.valueOf(((Map<?, ?>) products.getFirst()).get("product_id"));
      customer = system.identities().user();
      orderId = ordered(system, token(system, customer), productId);
      assertThatThrownBy(() -> LocalSystem.start(settings, Progress.SILENT))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("is in use by another run");
    }
    try (LocalSystem system = LocalSystem.start(settings, Progress.SILENT)) {
      assertThat(system.identities().user()).isEqualTo(customer);
      assertThat((List<?>) json(request(system, "/products?limit=100")).get("items"))
          .hasSize(listed);
      assertThat(
              json(
                  request(system, "/orders/" + orderId)
                      .header("authorization", "Bearer " + token(system, customer))))
          .containsEntry("order_id", orderId);
    }
  }

  @Test
  void saysWhichPortIsTaken() {
    try (LocalSystem system = LocalSystem.start(Settings.anyPorts(ROOT), Progress.SILENT)) {
      Settings same = new Settings(ROOT, system.storeUrl().getPort(), 0, 0, Optional.empty());
      assertThatThrownBy(() -> LocalSystem.start(same, Progress.SILENT))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("STOREHOUSE_PORT");
      Settings sameQuery = new Settings(ROOT, 0, system.queryUrl().getPort(), 0, Optional.empty());
      assertThatThrownBy(() -> LocalSystem.start(sameQuery, Progress.SILENT))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("STOREHOUSE_QUERY_PORT");
      Settings sameAws = new Settings(ROOT, 0, 0, system.awsEndpoint().getPort(), Optional.empty());
      assertThatThrownBy(() -> LocalSystem.start(sameAws, Progress.SILENT))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("STOREHOUSE_AWS_PORT");
    }
  }

  private String token(LocalSystem system, Identity identity) throws Exception {
    return String.valueOf(
        json(request(system, "/auth/login")
                .POST(BodyPublishers.ofString(JSON.std.asString(identity.fields()))))
            .get("access_token"));
  }

  private String ordered(LocalSystem system, String token, String productId) throws Exception {
    String body = "{\"items\":[{\"product_id\":\"%s\",\"quantity\":1}]}".formatted(productId);
    return String.valueOf(
        json(request(system, "/orders")
                .header("authorization", "Bearer " + token)
                .header("idempotency-key", "first-order")
                .POST(BodyPublishers.ofString(body)))
            .get("order_id"));
  }

  private static HttpRequest.Builder request(LocalSystem system, String path) {
    URI uri = system.storeUrl().resolve(path);
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(20))
        .header("content-type", "application/json");
  }

  private Map<String, Object> json(HttpRequest.Builder request) throws Exception {
    return JSON.std.mapFrom(answer(request).body());
  }

  private HttpResponse<String> answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return response;
  }
}
