package dev.storehouse.gateway.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorsTest {

  private static final String SHOP = "https://shop.example.com";
  private static final CorsSettings SETTINGS =
      new CorsSettings(
          List.of(SHOP),
          List.of("GET", "POST"),
          List.of("authorization", "if-match"),
          List.of("etag"),
          false,
          Optional.of(Duration.ofMinutes(10)));

  @Test
  void answersPreflightItself() throws Exception {
    try (TestApi api = api()) {
      HttpResponse<String> response = preflight(api, SHOP);
      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.headers().firstValue("access-control-allow-origin")).hasValue(SHOP);
      assertThat(response.headers().firstValue("access-control-allow-methods"))
          .hasValue("GET,POST");
      assertThat(response.headers().firstValue("access-control-allow-headers"))
          .hasValue("authorization,if-match");
      assertThat(response.headers().firstValue("access-control-max-age")).hasValue("600");
      assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
      assertThat(api.callsOf("function")).isZero();
    }
  }

  @Test
  void tellsAStrangerNothing() throws Exception {
    try (TestApi api = api()) {
      HttpResponse<String> preflight = preflight(api, "https://evil.example.com");
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
      assertThat(api.get("/a", "Origin", "https://evil.example.com").headers().map())
          .doesNotContainKey("access-control-allow-origin");
    }
  }

  @Test
  void hasTheSayOnResponses() throws Exception {
    try (TestApi api = api()) {
      HttpResponse<String> response = api.get("/a", "Origin", SHOP);
      assertThat(response.headers().allValues("access-control-allow-origin")).containsExactly(SHOP);
      assertThat(response.headers().firstValue("access-control-expose-headers")).hasValue("etag");
      assertThat(api.get("/unknown", "Origin", SHOP).headers().map())
          .containsKey("access-control-allow-origin");
    }
  }

  @Test
  void passesOtherOptionsRequestsOn() throws Exception {
    try (TestApi api = api()) {
      api.send(api.request("/a").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
      assertThat(api.callsOf("function")).isEqualTo(1);
    }
  }

  @Test
  void knowsTheWildcards() {
    CorsSettings anyHttps =
        new CorsSettings(
            List.of("https://*"), List.of(), List.of(), List.of(), false, Optional.empty());
    assertThat(anyHttps.allows(SHOP)).isTrue();
    assertThat(anyHttps.allows("http://shop.example.com")).isFalse();
  }

  private static HttpResponse<String> preflight(TestApi api, String origin) throws Exception {
    return api.send(
        api.request("/a")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  private static TestApi api() throws Exception {
    return new TestApi(
        (_, _) ->
            TestApi.json(
                """
                {"statusCode":200,"headers":{"Access-Control-Allow-Origin":"*"},"body":"x"}
                """),
        Optional.of(SETTINGS),
        TestApi.open("GET", "/a"),
        TestApi.open("OPTIONS", "/a"));
  }
}
