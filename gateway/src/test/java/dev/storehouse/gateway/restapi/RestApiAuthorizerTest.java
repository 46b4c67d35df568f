package dev.storehouse.gateway.restapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.template.TemplateException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a REST API asks its authorizer, and what it makes of the answer. */
class RestApiAuthorizerTest {

  @Test
  void asksTheAuthorizerForEveryRequestAndPassesItsContextAsTexts() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning(
          "Gatekeeper",
          RestApiTemplate.policy("Allow", "*", ",\"context\":{\"tenant\":\"t1\",\"level\":3}"));
      for (int i = 1; i <= 2; i++) {
        Map<String, Object> event = api.event("GET", "/jobs/1", "");
        assertThat(event.get("requestContext"))
            .extracting("authorizer", InstanceOfAssertFactories.MAP)
            .containsEntry("tenant", "t1")
            .containsEntry("level", "3")
            .containsEntry("principalId", "p1")
            .containsKey("integrationLatency");
        assertThat(api.callsOf("Gatekeeper")).isEqualTo(i);
      }
    }
  }

  @Test
  void givesTheAuthorizerTheRequest() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      List<String> events = new ArrayList<>();
      api.with(
          "Gatekeeper",
          payload -> {
            events.add(new String(payload, StandardCharsets.UTF_8));
            return RestApiTemplate.policy("Deny", "*", "").getBytes(StandardCharsets.UTF_8);
          });
      HttpResponse<String> response = api.get("/jobs/1?a=b");
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(JSON.std.mapFrom(events.getFirst()))
          .containsEntry("type", "REQUEST")
          .containsEntry("resource", "/jobs/{job_id}")
          .containsEntry("pathParameters", Map.of("job_id", "1"))
          .containsEntry("queryStringParameters", Map.of("a", "b"))
          .doesNotContainKey("body")
          .hasEntrySatisfying(
              "methodArn", arn -> assertThat(arn.toString()).endsWith("/live/GET/jobs/1"));
    }
  }

  @Test
  void evaluatesThePolicy() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning(
          "Gatekeeper",
          RestApiTemplate.policy("Allow", "arn:aws:execute-api:*/live/GET/jobs/?", ""));
      assertThat(api.get("/jobs/1").statusCode()).isEqualTo(200);
      HttpResponse<String> silent = api.get("/jobs/12");
      assertThat(silent.statusCode()).isEqualTo(403);
      assertThat(silent.body())
          .isEqualTo("{\"message\":\"User is not authorized to access this resource\"}");
      assertThat(silent.headers().firstValue("x-amzn-errortype")).hasValue("AccessDeniedException");
      api.returning("Gatekeeper", RestApiTemplate.policy("Deny", "*", ""));
      assertThat(api.get("/jobs/1").body()).contains("with an explicit deny");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "nonsense",
        "{\"principalId\":\"p\",\"policyDocument\":{\"Statement\":[]}}",
        "{\"principalId\":\"p\",\"policyDocument\":{\"Statement\":[{\"Effect\":\"Perhaps\"}]}}"
      })
  void answers500WhenTheAuthorizerTalksNonsense(String answer) throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning("Gatekeeper", answer);
      HttpResponse<String> response = api.get("/jobs/1");
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo("{\"message\":null}");
      assertThat(response.headers().firstValue("x-amzn-errortype"))
          .hasValue("AuthorizerConfigurationException");
    }
  }

  @Test
  void keepsPoliciesOnlyWhereTheTemplateSaysSo() throws Exception {
    String kept =
        RestApiTemplate.TEXT.replace(
            "ReauthorizeEvery: 0", "Headers: [Authorization]\n              ReauthorizeEvery: 60");
    try (TestRestApi api = new TestRestApi(kept)) {
      api.returning("Gatekeeper", RestApiTemplate.policy("Allow", "*/GET/jobs/1", ""));
      assertThat(api.get("/jobs/1").statusCode()).isEqualTo(401);
      assertThat(api.callsOf("Gatekeeper")).isZero();
      assertThat(api.get("/jobs/1", "Authorization", "a").statusCode()).isEqualTo(200);
      assertThat(api.get("/jobs/2", "authorization", "a").statusCode()).isEqualTo(403);
      assertThat(api.callsOf("Gatekeeper")).isEqualTo(1);
      api.nanos.addAndGet(Duration.ofSeconds(60).toNanos());
      api.get("/jobs/1", "Authorization", "a");
      assertThat(api.callsOf("Gatekeeper")).isEqualTo(2);
    }
    assertThatThrownBy(
            () ->
                new TestRestApi(
                    RestApiTemplate.TEXT.replace("ReauthorizeEvery: 0", "ReauthorizeEvery: 60")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("identity source");
  }
}
