package dev.storehouse.gateway.restapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.usage.UsagePlan;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The query API as {@code template.yaml} has it, with functions of the test's own. */
class QueryApiTest {

  private static final Stack STACK = stack(Map.of());

  private static Stack stack(Map<String, String> parameters) {
    return Template.load(Path.of(System.getProperty("storehouse.root"), "template.yaml"))
        .resolve(StackSettings.defaults().withParameters(parameters));
  }

  private static final String ALLOWED =
      """
      {"principalId":"key_1","policyDocument":{"Statement":[
        {"Action":"execute-api:Invoke","Effect":"Allow","Resource":"*"}]},
       "context":{"tenant_id":"t1"}%s}
      """;

  @Test
  void whatIsPublicNeedsNothing() throws Exception {
    try (TestRestApi api = new TestRestApi(STACK)) {
      assertThat(api.get("/v1/health").statusCode()).isEqualTo(200);
      assertThat(api.get("/v1/openapi.json").statusCode()).isEqualTo(200);
      assertThat(api.callsOf("AuthorizerFunction")).isZero();
    }
  }

  @Test
  void aTenantNeedsItsKeyAndAnAdminNone() throws Exception {
    try (TestRestApi api = new TestRestApi(STACK)) {
      api.returning("AuthorizerFunction", ALLOWED.formatted(""));
      assertThat(api.get("/v1/tenants").statusCode()).isEqualTo(200);
      assertProblem(api.get("/v1/jobs"), 403, "FORBIDDEN");
      api.returning(
          "AuthorizerFunction", ALLOWED.formatted(",\"usageIdentifierKey\":\"tenant-key\""));
      assertProblem(api.get("/v1/jobs"), 403, "FORBIDDEN");
      api.key(
          "tenant-key", new UsagePlan("p", "p", "", List.of(), Optional.empty(), Optional.empty()));
      assertThat(api.get("/v1/jobs").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, /nowhere", "PATCH, /v1/queries", "HEAD, /v1/health", "GET, /v1/jobs/"})
  void anUnknownRouteIsAProblem(String method, String path) throws Exception {
    try (TestRestApi api = new TestRestApi(STACK)) {
      HttpResponse<String> response = api.send(method, path, "");
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.headers().firstValue("x-request-id"))
          .isEqualTo(response.headers().firstValue("x-amzn-requestid"));
      if (!method.equals("HEAD")) {
        assertProblem(response, 404, "ROUTE_NOT_FOUND");
        assertThat(JSON.std.mapFrom(response.body())).containsEntry("instance", path);
      }
    }
  }

  @Test
  void aBadCredentialIsAChallenge() throws Exception {
    try (TestRestApi api = new TestRestApi(STACK)) {
      api.with(
          "AuthorizerFunction",
          _ -> {
            throw new FunctionException(new IllegalStateException("Unauthorized"));
          });
      HttpResponse<String> response = api.get("/v1/jobs", "X-Api-Key", "wrong");
      assertProblem(response, 401, "UNAUTHENTICATED");
      assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
    }
  }

  @Test
  void aBodyMustBeAnObject() throws Exception {
    try (TestRestApi api = new TestRestApi(STACK)) {
      api.returning("AuthorizerFunction", ALLOWED.formatted(""));
      for (String body : List.of("{", "[]", "1")) {
        assertProblem(api.send("POST", "/v1/tenants", body), 400, "MALFORMED_JSON");
      }
      assertThat(api.send("POST", "/v1/tenants", "{}").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aFailedFunctionAndAFailedAuthorizerAreOurFault() throws Exception {
    try (TestRestApi api = new TestRestApi(STACK)) {
      api.returning("QueryFunction", "null");
      assertProblem(api.get("/v1/health"), 500, "INTERNAL_ERROR");
      api.returning("AuthorizerFunction", "null");
      assertProblem(api.get("/v1/tenants"), 500, "INTERNAL_ERROR");
    }
  }

  @Test
  void browsersOfTheFirstOriginMayAsk() throws Exception {
    Stack open = stack(Map.of("AllowedOrigins", "https://a.example.com,https://b.example.com"));
    try (TestRestApi api = new TestRestApi(open)) {
      HttpResponse<String> preflight = api.send("OPTIONS", "/v1/queries", "");
      assertThat(preflight.statusCode()).isEqualTo(200);
      for (HttpResponse<String> response : List.of(preflight, api.get("/nowhere"))) {
        assertThat(response.headers().firstValue("access-control-allow-origin"))
            .hasValue("https://a.example.com");
      }
      assertThat(preflight.headers().firstValue("access-control-allow-methods"))
          .hasValue("OPTIONS,POST");
    }
    try (TestRestApi api = new TestRestApi(STACK)) {
      assertThat(
              api.send("OPTIONS", "/v1/queries", "")
                  .headers()
                  .firstValue("access-control-allow-origin"))
          .isEmpty();
    }
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("content-type"))
        .containsExactly("application/problem+json");
    assertThat(JSON.std.mapFrom(response.body()))
        .containsEntry("code", code)
        .containsEntry("status", status)
        .containsKeys("type", "title", "detail", "instance", "request_id");
  }
}
