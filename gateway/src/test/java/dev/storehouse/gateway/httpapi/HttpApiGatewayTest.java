package dev.storehouse.gateway.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiGatewayTest {

  private static final String INTERNAL = "{\"message\":\"Internal Server Error\"}";

  @Test
  void passesTheDecodedPathAndItsParameters() throws Exception {
    try (TestApi api = TestApi.echoing(TestApi.open("GET", "/products/{product_id}"))) {
      Map<String, Object> event =
          JSON.std.mapFrom(api.get("/products/a%20b%2Fc%2541?q=%C3%A9+x").body());
      assertThat(event)
          .containsEntry("rawPath", "/products/a b/c%41")
          .containsEntry("rawQueryString", "q=%C3%A9+x")
          .containsEntry("queryStringParameters", Map.of("q", "é x"))
          .containsEntry("pathParameters", Map.of("product_id", "a b/c%41"));
    }
  }

  @Test
  void everyResponseHasARequestId() throws Exception {
    try (TestApi api = TestApi.echoing(TestApi.open("GET", "/a"))) {
      assertThat(Stream.of(api.get("/a"), api.get("/b"), api.get("/a?x=1")))
          .allSatisfy(
              response ->
                  assertThat(response.headers().firstValue("apigw-requestid"))
                      .hasValueSatisfying(id -> assertThat(id).hasSize(16)));
    }
  }

  @Test
  void answersUnknownRoutes() throws Exception {
    try (TestApi api = TestApi.echoing(TestApi.open("GET", "/a"))) {
      HttpResponse<String> unknown = api.get("/b");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).isEqualTo("{\"message\":\"Not Found\"}");
      assertThat(unknown.headers().firstValue("content-type")).hasValue("application/json");
    }
  }

  @Test
  void headHasTheHeadersAndNoBody() throws Exception {
    try (TestApi api = TestApi.echoing(TestApi.open("ANY", "$default"))) {
      HttpResponse<String> response = api.send(api.request("/a").HEAD());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValueAsLong("content-length").orElseThrow())
          .isGreaterThan(100);
      assertThat(response.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "{\"statusCode\":\"x\"}"})
  void answers500ToWhatIsNoProxyResponse(String payload) throws Exception {
    try (TestApi api =
        new TestApi((_, _) -> TestApi.json(payload), Optional.empty(), TestApi.open("GET", "/a"))) {
      HttpResponse<String> response = api.get("/a");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo(INTERNAL);
    }
  }

  @Test
  void answers500ToAFunctionError() throws Exception {
    try (TestApi api =
        new TestApi(
            (_, _) -> {
              throw new FunctionException(new IllegalStateException("secret"));
            },
            Optional.empty(),
            TestApi.open("GET", "/a"))) {
      HttpResponse<String> response = api.get("/a");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo(INTERNAL);
    }
  }

  @Test
  void answers503WhenTheFunctionOutlastsTheIntegrationTimeout() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Route route =
        new Route(
            new RouteKey("GET", "/a"),
            "function",
            Optional.empty(),
            Throttle.OF_ACCOUNT,
            Duration.ofMillis(100));
    try (TestApi api =
        new TestApi(
            (_, payload) -> {
              try {
                assertThat(never.await(10, TimeUnit.SECONDS)).isFalse();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return payload;
            },
            Optional.empty(),
            route)) {
      HttpResponse<String> response = api.get("/a");
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }
  }

  @Test
  void answers429BeyondTheBurst() throws Exception {
    Route route =
        new Route(
            new RouteKey("GET", "/a"),
            "function",
            Optional.empty(),
            new Throttle(1, 2),
            Route.MAXIMUM_TIMEOUT);
    try (TestApi api =
        new TestApi((_, payload) -> payload, Optional.empty(), route, TestApi.open("GET", "/b"))) {
      assertThat(statuses(api, "/a", 3)).containsExactly(200, 200, 429);
      assertThat(api.get("/a").body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
      assertThat(api.get("/b").statusCode()).isEqualTo(200);
      api.nanos.addAndGet(1_000_000_000);
      assertThat(api.get("/a").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void passesTextAndBinaryBodies() throws Exception {
    try (TestApi api = TestApi.echoing(TestApi.open("POST", "/a"))) {
      assertThat(JSON.std.mapFrom(posted(api, "application/json", "{\"a\":1}").body()))
          .containsEntry("body", "{\"a\":1}")
          .containsEntry("isBase64Encoded", false);
      assertThat(JSON.std.mapFrom(posted(api, "image/png", "abc").body()))
          .containsEntry("body", "YWJj")
          .containsEntry("isBase64Encoded", true);
    }
  }

  @Test
  void refusesWhatLambdaWouldNotTake() throws Exception {
    try (TestApi api = TestApi.echoing(TestApi.open("POST", "/a"))) {
      HttpResponse<String> response = posted(api, "text/plain", "x".repeat(7 * 1024 * 1024));
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(api.callsOf("function")).isZero();
    }
  }

  @Test
  void stands200ClientsAtOnce() throws Exception {
    int clients = 200;
    CountDownLatch all = new CountDownLatch(clients);
    try (TestApi api =
        new TestApi(
            (_, payload) -> {
              all.countDown();
              try {
                assertThat(all.await(15, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return payload;
            },
            Optional.empty(),
            TestApi.open("GET", "/a"))) {
      List<CompletableFuture<HttpResponse<String>>> responses =
          IntStream.range(0, clients)
              .mapToObj(
                  i ->
                      api.client()
                          .sendAsync(
                              api.request("/a?i=" + i).build(),
                              HttpResponse.BodyHandlers.ofString()))
              .toList();
      assertThat(responses)
          .allSatisfy(
              response ->
                  assertThat(response.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200));
    }
  }

  private static List<Integer> statuses(TestApi api, String target, int times) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(api.get(target).statusCode());
    }
    return statuses;
  }

  private static HttpResponse<String> posted(TestApi api, String contentType, String body)
      throws Exception {
    return api.send(
        api.request("/a")
            .header("content-type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
