package dev.storehouse.local.gateway.restapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.aws.apigateway.Quota;
import dev.storehouse.local.aws.apigateway.RateLimit;
import dev.storehouse.local.aws.apigateway.UsagePlan;
import dev.storehouse.local.aws.port.FunctionException;
import dev.storehouse.local.aws.template.TemplateException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiGatewayTest {

  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: live
            ApiKeySourceType: AUTHORIZER
            BinaryMediaTypes: [image~1png]
            Cors:
              AllowOrigin: "'https://shop.example.com'"
              AllowHeaders: "'authorization'"
              MaxAge: "'600'"
            Auth:
              DefaultAuthorizer: Principal
              ApiKeyRequired: true
              AddDefaultAuthorizerToCorsPreflight: false
              AddApiKeyRequiredToCorsPreflight: false
              Authorizers:
                Principal:
                  FunctionPayloadType: REQUEST
                  FunctionArn: !Ref Gatekeeper.Alias
                  Identity:
                    ReauthorizeEvery: 0
            Models:
              Query:
                $schema: http://json-schema.org/draft-04/schema#
                type: object
                required: [sql]
                properties:
                  sql:
                    type: string
            MethodSettings:
              - ResourcePath: /*
                HttpMethod: '*'
                ThrottlingRateLimit: 100
                ThrottlingBurstLimit: 200
              - ResourcePath: /~1slow
                HttpMethod: GET
                ThrottlingRateLimit: 1
                ThrottlingBurstLimit: 2
            GatewayResponses:
              DEFAULT_4XX:
                ResponseParameters:
                  Headers:
                    X-Path: method.request.header.X-Asked
              UNAUTHORIZED:
                StatusCode: 401
                ResponseParameters:
                  Headers:
                    WWW-Authenticate: "'Bearer'"
                    Content-Type: "'application/problem+json'"
                ResponseTemplates:
                  application/json: '{"code":"$context.error.responseType","path":"$context.path","id":"$context.requestId","said":$context.error.messageString,"none":"$context.authorizer.tenant"}'
              BAD_REQUEST_BODY:
                ResponseTemplates:
                  application/json: '{"errors":"$context.error.validationErrorString"}'
        Gatekeeper:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Gatekeeper
            AutoPublishAlias: live
        Shop:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Shop
            AutoPublishAlias: live
            Events:
              Open:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: /open, Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Slow:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: /slow, TimeoutInMillis: 100, Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Any:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: ANY, Path: '/any/{proxy+}', Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Keyless:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: '/jobs/{job_id}', Auth: {ApiKeyRequired: false}}
              Fixed:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: DELETE, Path: /jobs/all, Auth: {Authorizer: NONE, ApiKeyRequired: false}}
              Keyed:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: GET, Path: /keyed}
              Query:
                Type: Api
                Properties:
                  RestApiId: !Ref Api
                  Method: POST
                  Path: /queries
                  Auth: {Authorizer: NONE, ApiKeyRequired: false}
                  RequestModel: {Model: Query, Required: true, ValidateBody: true, ValidateParameters: true}
                  RequestParameters:
                    - method.request.header.X-Optional
                    - method.request.querystring.page:
                        Required: true
      """;

  private static String policy(String effect, String resource, String rest) {
    return """
        {"principalId":"p1","policyDocument":{"Version":"2012-10-17","Statement":[
          {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}%s}
        """
        .formatted(effect, resource, rest);
  }

  private static UsagePlan plan(Optional<RateLimit> throttle, Optional<Quota> quota) {
    return new UsagePlan("plan", "plan", "", List.of(), throttle, quota);
  }

  @Test
  void passesTheEventOfPayloadFormatOne() throws Exception {
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
  void asksTheAuthorizerForEveryRequestAndPassesItsContextAsTexts() throws Exception {
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      api.returning(
          "Gatekeeper", policy("Allow", "*", ",\"context\":{\"tenant\":\"t1\",\"level\":3}"));
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      List<String> events = new ArrayList<>();
      api.with(
          "Gatekeeper",
          payload -> {
            events.add(new String(payload, StandardCharsets.UTF_8));
            return policy("Deny", "*", "").getBytes(StandardCharsets.UTF_8);
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      api.returning("Gatekeeper", policy("Allow", "arn:aws:execute-api:*/live/GET/jobs/?", ""));
      assertThat(api.get("/jobs/1").statusCode()).isEqualTo(200);
      HttpResponse<String> silent = api.get("/jobs/12");
      assertThat(silent.statusCode()).isEqualTo(403);
      assertThat(silent.body())
          .isEqualTo("{\"message\":\"User is not authorized to access this resource\"}");
      assertThat(silent.headers().firstValue("x-amzn-errortype")).hasValue("AccessDeniedException");
      api.returning("Gatekeeper", policy("Deny", "*", ""));
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
        TEMPLATE.replace(
            "ReauthorizeEvery: 0", "Headers: [Authorization]\n              ReauthorizeEvery: 60");
    try (TestRestApi api = new TestRestApi(kept)) {
      api.returning("Gatekeeper", policy("Allow", "*/GET/jobs/1", ""));
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
            () -> new TestRestApi(TEMPLATE.replace("ReauthorizeEvery: 0", "ReauthorizeEvery: 60")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("identity source");
  }

  @Test
  void wantsTheKeyThatTheAuthorizerNames() throws Exception {
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      api.key("good", plan(Optional.empty(), Optional.empty()));
      for (String rest : List.of("", ",\"usageIdentifierKey\":\"bad\"")) {
        api.returning("Gatekeeper", policy("Allow", "*", rest));
        HttpResponse<String> refused = api.get("/keyed", "x-api-key", "good");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(refused.headers().firstValue("x-amzn-errortype")).hasValue("ForbiddenException");
      }
      api.returning("Gatekeeper", policy("Allow", "*", ",\"usageIdentifierKey\":\"good\""));
      assertThat(api.event("GET", "/keyed", "").get("requestContext"))
          .extracting("identity", InstanceOfAssertFactories.MAP)
          .containsEntry("apiKeyId", "id-good");
    }
  }

  @Test
  void wantsTheKeyOfTheHeader() throws Exception {
    String header = TEMPLATE.replace("ApiKeySourceType: AUTHORIZER", "ApiKeySourceType: HEADER");
    try (TestRestApi api = new TestRestApi(header)) {
      api.key("good", plan(Optional.empty(), Optional.empty()));
      api.returning("Gatekeeper", policy("Allow", "*", ""));
      assertThat(api.get("/keyed").statusCode()).isEqualTo(403);
      assertThat(api.get("/keyed", "X-Api-Key", "good").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void throttlesAndCountsByKey() throws Exception {
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      api.returning("Gatekeeper", policy("Allow", "*", ",\"usageIdentifierKey\":\"good\""));
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
      api.clock.advance(Duration.ofDays(5));
      assertThat(api.get("/keyed").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void throttlesTheStageByMethod() throws Exception {
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      assertThat(
              List.of(
                  api.get("/slow").statusCode(),
                  api.get("/slow").statusCode(),
                  api.get("/slow").statusCode(),
                  api.get("/open").statusCode()))
          .containsExactly(200, 200, 429, 200);
    }
  }

  @Test
  void validatesParametersAndBodies() throws Exception {
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
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
    try (TestRestApi api = new TestRestApi(TEMPLATE)) {
      HttpResponse<String> response = api.send("PUT", "/any/a", "x".repeat(10 * 1024 * 1024 + 1));
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
      assertThat(api.send("PUT", "/any/a", "x".repeat(7 * 1024 * 1024)).statusCode())
          .isEqualTo(413);
      assertThat(api.callsOf("Shop")).isZero();
    }
  }
}
