package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

class ApplicationTest {

  private final List<String> log = new ArrayList<>();

  @Test
  void everyAnswerHasItsIdAndSecurityHeaders() {
    for (String path : List.of("/good", "/refused", "/broken", "/nowhere")) {
      Response response = handle("GET", path, Map.of("x-request-id", "id-1"));
      assertThat(response.headers())
          .as(path)
          .containsEntry("X-Request-Id", "id-1")
          .containsEntry("X-Content-Type-Options", "nosniff")
          .containsKeys("Strict-Transport-Security", "Content-Security-Policy", "Cache-Control");
    }
  }

  @Test
  void anIdThatIsNotWellFormedIsReplaced() {
    for (String id : List.of("", "a b", "x".repeat(129), "a\nb", "ä")) {
      assertThat(handle("GET", "/good", Map.of("x-request-id", id)).headers().get("X-Request-Id"))
          .isNotEqualTo(id)
          .isNotBlank();
    }
  }

  @Test
  void aFailureTellsTheClientNothingOfItsCause() {
    Response response = handle("GET", "/broken", Map.of());
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body().orElseThrow())
        .contains("INTERNAL_ERROR")
        .doesNotContain("secret detail", "IllegalState");
    assertThat(String.join("\n", log))
        .contains("java.lang.IllegalStateException")
        .doesNotContain("secret detail");
  }

  @Test
  void whatAwsCannotDoNowIsUnavailable() {
    for (String path : List.of("/throttled", "/unreachable")) {
      Response response = handle("GET", path, Map.of());
      assertThat(response.status()).as(path).isEqualTo(503);
      assertThat(response.headers()).containsKey("Retry-After");
    }
  }

  @Test
  void aProblemIsADocument() {
    Response response = handle("GET", "/refused", Map.of("x-request-id", "id-2"));
    assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(response.body().orElseThrow())
        .isEqualTo(
            "{\"type\":\"https://storehouse.dev/problems/order-not-found\","
                + "\"title\":\"There is no such order\",\"status\":404,\"detail\":\"gone\","
                + "\"instance\":\"/refused\",\"code\":\"ORDER_NOT_FOUND\","
                + "\"request_id\":\"id-2\"}");
  }

  @Test
  void methodsThatHttpDoesNotKnowAreNotAllowed() {
    assertThat(handle("BREW", "/good", Map.of()).headers())
        .containsEntry("Allow", "GET, HEAD, OPTIONS");
    assertThat(handle("BREW", "/nowhere", Map.of()).status()).isEqualTo(404);
    assertThat(handle("get", "/good", Map.of()).status()).isEqualTo(405);
  }

  @Test
  void headHasNoBodyEvenWhenRefused() {
    Response response = handle("HEAD", "/refused", Map.of());
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  private Response handle(String method, String path, Map<String, String> headers) {
    Router router =
        new Router(
            List.of(
                Route.get("/good", Access.PUBLIC, request -> Response.ok(Map.of())),
                Route.get(
                    "/refused",
                    Access.PUBLIC,
                    request -> {
                      throw new ProblemException(ProblemCode.ORDER_NOT_FOUND, "gone");
                    }),
                Route.get(
                    "/throttled",
                    Access.PUBLIC,
                    request -> {
                      throw ProvisionedThroughputExceededException.builder()
                          .statusCode(400)
                          .awsErrorDetails(
                              AwsErrorDetails.builder()
                                  .errorCode("ProvisionedThroughputExceededException")
                                  .build())
                          .build();
                    }),
                Route.get(
                    "/unreachable",
                    Access.PUBLIC,
                    request -> {
                      throw SdkClientException.create("no route to host");
                    }),
                Route.get(
                    "/broken",
                    Access.PUBLIC,
                    request -> {
                      throw new IllegalStateException("secret detail");
                    })));
    return new Application(router, new RequestLog(log::add), Clock.systemUTC())
        .handle(
            new Incoming(
                method,
                path,
                Map::of,
                headers,
                Optional.empty(),
                false,
                "",
                Optional::empty,
                () -> Duration.ofSeconds(10)));
  }
}
