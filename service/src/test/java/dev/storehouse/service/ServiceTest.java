package dev.storehouse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTest {

  private static final String LOGIN =
      """
      {"email": "ada@example.com", "password": "correct horse battery staple"}""";

  private final Map<String, String> variables;
  private final TestService service;

  ServiceTest(AwsSandbox aws) {
    TestService.rotate(aws);
    variables = TestService.variables(aws);
    service = new TestService(variables);
  }

  @BeforeAll
  void register() throws Exception {
    assertThat(service.post("/auth/register", LOGIN).statusCode()).isEqualTo(201);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void saysThatItIsWell() throws Exception {
    HttpResponse<String> health = service.get("/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void servesTheContractOfEachApi() throws Exception {
    assertThat(service.get("/openapi.json").body()).contains("\"/orders\"");
    assertThat(service.get("/v1/openapi.json").body()).contains("\"/v1/queries\"");
  }

  @Test
  void aUserLogsInAndIsKnownToTheStore() throws Exception {
    HttpResponse<String> user = service.get("/users/me", "authorization", bearer());

    assertThat(user.statusCode()).isEqualTo(200);
    assertThat(user.body()).contains("ada@example.com");
  }

  @Test
  void withoutCredentialBothApisAnswer401() throws Exception {
    for (String path : new String[] {"/users/me", "/v1/jobs"}) {
      HttpResponse<String> refused = service.get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.headers().firstValue("www-authenticate")).as(path).contains("Bearer");
    }
  }

  @Test
  void aUserWithoutTenantIsRefusedByTheQueryApi() throws Exception {
    HttpResponse<String> refused = service.get("/v1/jobs", "authorization", bearer());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void unknownRoutesAreProblemsOnBothApis() throws Exception {
    for (String path : new String[] {"/none", "/v1", "/v1/none"}) {
      HttpResponse<String> missing = service.get(path);
      assertThat(missing.statusCode()).as(path).isEqualTo(404);
      assertThat(missing.body()).as(path).contains("\"code\":\"ROUTE_NOT_FOUND\"");
    }
  }

  @Test
  void preflightsAreAnsweredAsTheTemplateSays() throws Exception {
    for (String path : new String[] {"/orders", "/v1/queries"}) {
      HttpResponse<String> preflight =
          service.send(
              service
                  .request(
                      path,
                      "origin",
                      "https://shop.example.com",
                      "access-control-request-method",
                      "POST")
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
      assertThat(preflight.headers().firstValue("access-control-allow-origin"))
          .as(path)
          .contains("https://shop.example.com");
      assertThat(preflight.headers().firstValue("access-control-allow-methods"))
          .as(path)
          .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
    }
  }

  @Test
  void bodiesBeyondTheLimitsAreRefused() throws Exception {
    HttpResponse<String> large = service.post("/auth/login", json(1024 * 1024));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    assertThat(service.post("/auth/login", json(2 * 1024 * 1024)).statusCode()).isEqualTo(413);
  }

  @Test
  void aRouteBearsWhatTheTemplateSays() throws Exception {
    Map<String, String> slow = new HashMap<>(variables);
    slow.put("THROTTLING_RATE_LIMIT", "1");
    slow.put("THROTTLING_BURST_LIMIT", "1");
    try (TestService throttled = new TestService(slow)) {
      assertThat(throttled.get("/products").statusCode()).isEqualTo(200);
      assertThat(throttled.get("/products").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void clientsCannotMakeTheBalancerThinkItIsIll() throws Exception {
    Map<String, String> slow = new HashMap<>(variables);
    slow.put("THROTTLING_RATE_LIMIT", "1");
    slow.put("THROTTLING_BURST_LIMIT", "1");
    try (TestService throttled = new TestService(slow)) {
      String[] client = {"x-forwarded-for", "203.0.113.7"};
      assertThat(throttled.get("/health", client).statusCode()).isEqualTo(200);
      assertThat(throttled.get("/health", client).statusCode()).isEqualTo(429);
      assertThat(throttled.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void eachRequestIsALineOfJsonWithoutWhatItHeld() throws Exception {
    service.get("/products?category=hidden", "user-agent", "hidden", "x-forwarded-for", "hidden");

    String line = service.log().stream().filter(it -> it.contains("/products")).findAny().get();
    assertThat(Json.readObject(line))
        .containsEntry("method", "GET")
        .containsEntry("path", "/products")
        .containsEntry("status", 200)
        .containsKeys("timestamp", "duration_ms", "bytes", "request_id");
    assertThat(service.log()).noneMatch(it -> it.contains("hidden"));
  }

  @Test
  void aMissingVariableIsNamedAtTheStart() {
    Map<String, String> fewer = new HashMap<>(variables);
    fewer.remove("ORDERS_TABLE");
    fewer.remove("JOBS_TABLE");
    assertThatThrownBy(() -> new TestService(fewer))
        .isInstanceOf(StartException.class)
        .hasMessage("environment variables not set: [JOBS_TABLE, ORDERS_TABLE]");
  }

  @Test
  void aLimitThatTheTemplateRefusesIsNamedAtTheStart() {
    Map<String, String> wrong = new HashMap<>(variables);
    wrong.put("TENANT_RATE_LIMIT", "0");
    assertThatThrownBy(() -> new TestService(wrong))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TenantRateLimit");
  }

  private String bearer() throws Exception {
    String tokens = service.post("/auth/login", LOGIN).body();
    return "Bearer " + Json.readObject(tokens).get("access_token");
  }

  private static String json(int size) {
    return "{\"email\":\"" + "a".repeat(size) + "\"}";
  }
}
