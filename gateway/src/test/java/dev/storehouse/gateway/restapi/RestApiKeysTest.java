package dev.storehouse.gateway.restapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.usage.Quota;
import dev.storehouse.gateway.usage.RateLimit;
import dev.storehouse.gateway.usage.UsagePlan;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** API keys, usage plans and throttles of a REST API. */
class RestApiKeysTest {

  private static UsagePlan plan(Optional<RateLimit> throttle, Optional<Quota> quota) {
    return new UsagePlan("plan", "plan", "", List.of(), throttle, quota);
  }

  @Test
  void wantsTheKeyThatTheAuthorizerNames() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.key("good", plan(Optional.empty(), Optional.empty()));
      for (String rest : List.of("", ",\"usageIdentifierKey\":\"bad\"")) {
        api.returning("Gatekeeper", RestApiTemplate.policy("Allow", "*", rest));
        HttpResponse<String> refused = api.get("/keyed", "x-api-key", "good");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(refused.headers().firstValue("x-amzn-errortype")).hasValue("ForbiddenException");
      }
      api.returning(
          "Gatekeeper", RestApiTemplate.policy("Allow", "*", ",\"usageIdentifierKey\":\"good\""));
      assertThat(api.event("GET", "/keyed", "").get("requestContext"))
          .extracting("identity", InstanceOfAssertFactories.MAP)
          .containsEntry("apiKeyId", "id-good");
    }
  }

  @Test
  void wantsTheKeyOfTheHeader() throws Exception {
    String header =
        RestApiTemplate.TEXT.replace("ApiKeySourceType: AUTHORIZER", "ApiKeySourceType: HEADER");
    try (TestRestApi api = new TestRestApi(header)) {
      api.key("good", plan(Optional.empty(), Optional.empty()));
      api.returning("Gatekeeper", RestApiTemplate.policy("Allow", "*", ""));
      assertThat(api.get("/keyed").statusCode()).isEqualTo(403);
      assertThat(api.get("/keyed", "X-Api-Key", "good").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void throttlesAndCountsByKey() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning(
          "Gatekeeper", RestApiTemplate.policy("Allow", "*", ",\"usageIdentifierKey\":\"good\""));
      api.key("good", plan(Optional.of(new RateLimit(1, 1)), Optional.empty()));
      assertThat(api.get("/keyed").statusCode()).isEqualTo(200);
      HttpResponse<String> throttled = api.get("/keyed");
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
      api.nanos.addAndGet(1_000_000_000);
      assertThat(api.get("/keyed").statusCode()).isEqualTo(200);

      api.key("good", plan(Optional.empty(), Optional.of(new Quota(2, 0, Quota.Period.MONTH))));
      assertThat(List.of(api.get("/keyed").statusCode(), api.get("/keyed").statusCode()))
          .containsExactly(200, 200);
      HttpResponse<String> exceeded = api.get("/keyed");
      assertThat(exceeded.statusCode()).isEqualTo(429);
      assertThat(exceeded.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
      assertThat(exceeded.headers().firstValue("x-amzn-errortype"))
          .hasValue("LimitExceededException");
      api.now.updateAndGet(now -> now.plus(Duration.ofDays(5)));
      assertThat(api.get("/keyed").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void throttlesTheStageByMethod() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      assertThat(
              List.of(
                  api.get("/slow").statusCode(),
                  api.get("/slow").statusCode(),
                  api.get("/slow").statusCode(),
                  api.get("/open").statusCode()))
          .containsExactly(200, 200, 429, 200);
    }
  }
}
