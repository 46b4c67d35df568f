package dev.storehouse.gateway.httpapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerTest {

  @Test
  void answers401WithoutAskingWhereTheIdentityIsMissing() throws Exception {
    try (TestApi api = api(_ -> "{\"isAuthorized\":true}")) {
      HttpResponse<String> missing = api.get("/closed");
      assertThat(missing.statusCode()).isEqualTo(401);
      assertThat(missing.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
      assertThat(missing.headers().firstValue("www-authenticate")).hasValue("Bearer");
      assertThat(api.get("/closed", "Authorization", " ").statusCode()).isEqualTo(401);
      assertThat(api.callsOf("authorizer")).isZero();
      assertThat(api.callsOf("function")).isZero();
    }
  }

  @Test
  void answers403WhenRefused() throws Exception {
    try (TestApi api = api(_ -> "{\"isAuthorized\":false}")) {
      HttpResponse<String> refused = api.get("/closed", "Authorization", "Bearer x");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
      assertThat(api.callsOf("function")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "nonsense", "{\"isAuthorized\":\"true\"}"})
  void answers500WhenTheAuthorizerTalksNonsense(String answer) throws Exception {
    try (TestApi api = api(_ -> answer)) {
      assertThat(api.get("/closed", "Authorization", "x").statusCode()).isEqualTo(500);
      assertThat(api.get("/closed", "Authorization", "x").statusCode()).isEqualTo(500);
      assertThat(api.callsOf("authorizer")).isEqualTo(2);
      assertThat(api.callsOf("function")).isZero();
    }
  }

  @Test
  void handsTheContextToTheFunction() throws Exception {
    try (TestApi api =
        api(_ -> "{\"isAuthorized\":true,\"context\":{\"user_id\":\"u1\",\"role\":\"admin\"}}")) {
      Map<String, Object> event = JSON.std.mapFrom(api.get("/closed", "Authorization", "x").body());
      assertThat(event.get("requestContext"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("authorizer", Map.of("lambda", Map.of("user_id", "u1", "role", "admin")));
    }
  }

  @Test
  void reusesAnAnswerForAllRoutesUntilItsTimeIsUp() throws Exception {
    try (TestApi api = api(_ -> "{\"isAuthorized\":true}")) {
      api.get("/closed", "Authorization", "a");
      api.get("/other", "authorization", "a");
      assertThat(api.callsOf("authorizer")).isEqualTo(1);
      api.get("/closed", "Authorization", "b");
      assertThat(api.callsOf("authorizer")).isEqualTo(2);
      api.nanos.addAndGet(Duration.ofSeconds(60).toNanos());
      api.get("/closed", "Authorization", "a");
      assertThat(api.callsOf("authorizer")).isEqualTo(3);
    }
  }

  @Test
  void leavesOpenRoutesAlone() throws Exception {
    try (TestApi api = api(_ -> "{\"isAuthorized\":false}")) {
      assertThat(api.get("/open", "Authorization", "x").statusCode()).isEqualTo(200);
      assertThat(api.callsOf("authorizer")).isZero();
    }
  }

  private static TestApi api(UnaryOperator<String> authorizer) throws IOException {
    TestApi.Behaviour functions =
        (function, payload) ->
            function.equals("authorizer")
                ? TestApi.json(authorizer.apply(new String(payload, UTF_8)))
                : payload;
    return new TestApi(
        functions,
        Optional.empty(),
        TestApi.closed("GET", "/closed"),
        TestApi.closed("GET", "/other"),
        TestApi.open("GET", "/open"));
  }
}
