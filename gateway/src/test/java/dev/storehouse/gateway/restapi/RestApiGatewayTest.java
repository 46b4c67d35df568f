package dev.storehouse.gateway.restapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.FunctionException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a REST API passes on, and how it answers by itself. */
class RestApiGatewayTest {

  @Test
  void passesTheEventOfPayloadFormatOne() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      Map<String, Object> event =
          api.event("PUT", "/any/a%20b/c%2Fd?q=1&q=%C3%A9+x", "text", "X-Two", "1", "X-Two", "2");
      assertThat(event)
          .containsEntry("resource", "/any/{proxy+}")
          .containsEntry("path", "/any/a%20b/c%2Fd")
          .containsEntry("httpMethod", "PUT")
          .containsEntry("queryStringParameters", Map.of("q", "é x"))
          .containsEntry("multiValueQueryStringParameters", Map.of("q", List.of("1", "é x")))
          .containsEntry("pathParameters", Map.of("proxy", "a b/c/d"))
          .containsEntry("stageVariables", null)
          .containsEntry("body", "text")
          .containsEntry("isBase64Encoded", false);
      assertThat(event.get("headers"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("X-Two", "2")
          .containsEntry("X-Forwarded-For", "127.0.0.1")
          .doesNotContainKey("Content-Length");
      assertThat(event.get("multiValueHeaders"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("X-Two", List.of("1", "2"));
      assertThat(event.get("requestContext"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("stage", "live")
          .containsEntry("path", "/any/a%20b/c%2Fd")
          .containsEntry("resourcePath", "/any/{proxy+}")
          .containsEntry("requestTimeEpoch", TestRestApi.START.toEpochMilli())
          .containsEntry("requestTime", "26/Nov/2026:12:00:00 +0000")
          .doesNotContainKey("authorizer");
    }
  }

  @Test
  void onlyBinaryMediaTypesAreEncoded() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      assertThat(api.event("PUT", "/any/a", "abc", "Content-Type", "image/png"))
          .containsEntry("body", "YWJj")
          .containsEntry("isBase64Encoded", true);
      assertThat(api.event("PUT", "/any/a", ""))
          .containsEntry("body", null)
          .containsEntry("isBase64Encoded", false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /none", "POST /open", "HEAD /open", "GET /open/", "GET /jobs/all"})
  void aMethodThatItsResourceLacksIsAMissingToken(String request) throws Exception {
    String[] words = request.split(" ", 2);
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      HttpResponse<String> response = api.send(words[0], words[1], "", "X-Asked", "for");
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.headers().firstValue("x-amzn-errortype"))
          .hasValue("MissingAuthenticationTokenException");
      assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
      assertThat(response.headers().firstValue("x-path")).hasValue("for");
      if (!words[0].equals("HEAD")) {
        assertThat(response.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
      }
    }
  }

  @Test
  void shapesItsAnswersAsTheTemplateSays() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.with(
          "Gatekeeper",
          _ -> {
            throw new FunctionException(new IllegalStateException("Unauthorized"));
          });
      HttpResponse<String> response = api.get("/jobs/1");
      String id = response.headers().firstValue("x-amzn-requestid").orElseThrow();
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
      assertThat(response.headers().allValues("content-type"))
          .containsExactly("application/problem+json");
      assertThat(response.body())
          .isEqualTo(
              "{\"code\":\"UNAUTHORIZED\",\"path\":\"/jobs/1\",\"id\":\"%s\",\"said\":\"Unauthorized\",\"none\":\"\"}"
                  .formatted(id));
      assertThat(api.callsOf("Shop")).isZero();
    }
  }

  @Test
  void validatesParametersAndBodies() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      HttpResponse<String> parameter = api.send("POST", "/queries", "{\"sql\":\"x\"}");
      assertThat(parameter.statusCode()).isEqualTo(400);
      assertThat(parameter.body())
          .isEqualTo("{\"message\":\"Missing required request parameters: [page]\"}");
      HttpResponse<String> body = api.send("POST", "/queries?page=1", "{\"sql\":1}");
      assertThat(body.statusCode()).isEqualTo(400);
      assertThat(body.body()).startsWith("{\"errors\":\"[").contains("sql");
      assertThat(api.send("POST", "/queries?page=1", "").statusCode()).isEqualTo(400);
      assertThat(api.send("POST", "/queries?page=1", "{").statusCode()).isEqualTo(400);
      assertThat(api.callsOf("Shop")).isZero();
      assertThat(api.send("POST", "/queries?page=1", "{\"sql\":\"x\"}").statusCode())
          .isEqualTo(200);
      assertThat(
              api.send("POST", "/queries?page=1", "1", "Content-Type", "text/plain").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void answersPreflightsWithoutAskingAnyone() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      HttpResponse<String> response = api.send("OPTIONS", "/queries", "");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("{}\n");
      assertThat(response.headers().firstValue("access-control-allow-origin"))
          .hasValue("https://shop.example.com");
      assertThat(response.headers().firstValue("access-control-allow-methods"))
          .hasValue("OPTIONS,POST");
      assertThat(response.headers().firstValue("access-control-allow-headers"))
          .hasValue("authorization");
      assertThat(response.headers().firstValue("access-control-max-age")).hasValue("600");
      assertThat(api.callsOf("Gatekeeper")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "nonsense",
        "{\"statusCode\":\"x\"}",
        "{\"statusCode\":200,\"cookies\":[]}",
        "{\"statusCode\":200,\"body\":{}}"
      })
  void answers502ToWhatIsNoProxyResponse(String payload) throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning("Shop", payload);
      HttpResponse<String> response = api.get("/open");
      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(response.body()).isEqualTo("{\"message\":\"Internal server error\"}");
      assertThat(response.headers().firstValue("x-amzn-errortype"))
          .hasValue("InternalServerErrorException");
    }
  }

  @Test
  void answers502ToAFunctionErrorAndToTooLargeAResponse() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning("Shop", "{\"body\":\"" + "x".repeat(6 * 1024 * 1024) + "\"}");
      assertThat(api.get("/open").statusCode()).isEqualTo(502);
      api.with(
          "Shop",
          _ -> {
            throw new FunctionException(new IllegalStateException("secret"));
          });
      assertThat(api.get("/open").body()).isEqualTo("{\"message\":\"Internal server error\"}");
    }
  }

  @Test
  void answers504WhenTheFunctionOutlastsTheIntegrationTimeout() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.with(
          "Shop",
          payload -> {
            try {
              assertThat(never.await(10, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return payload;
          });
      HttpResponse<String> response = api.get("/slow");
      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(response.body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
    }
  }

  @Test
  void passesTheFunctionsFieldsAndRenamesSome() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      api.returning(
          "Shop",
          """
          {"statusCode":201,"headers":{"X-One":"1","WWW-Authenticate":"Bearer"},
           "multiValueHeaders":{"X-Two":["a","b"]},"body":"w6k=","isBase64Encoded":true}
          """);
      HttpResponse<String> response = api.get("/open");
      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(response.body()).isEqualTo("é");
      assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
      assertThat(response.headers().allValues("x-two")).containsExactly("a", "b");
      assertThat(response.headers().firstValue("www-authenticate")).isEmpty();
      assertThat(response.headers().firstValue("x-amzn-remapped-www-authenticate"))
          .hasValue("Bearer");
    }
  }

  @Test
  void refusesBodiesBeyondTheLimit() throws Exception {
    try (TestRestApi api = new TestRestApi(RestApiTemplate.TEXT)) {
      HttpResponse<String> response = api.send("PUT", "/any/a", "x".repeat(10 * 1024 * 1024 + 1));
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
      assertThat(api.send("PUT", "/any/a", "x".repeat(7 * 1024 * 1024)).statusCode())
          .isEqualTo(413);
      assertThat(api.callsOf("Shop")).isZero();
    }
  }
}
