package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueryRoutesTest {

  /** Whoever adds a line here opens a route to everyone. */
  private static final Set<String> PUBLIC = Set.of("GET /v1/health", "GET /v1/openapi.json");

  /** For platform admins, who belong to no tenant and have no key. */
  private static final Set<String> WITHOUT_KEY =
      Set.of(
          "POST /v1/tenants",
          "GET /v1/tenants",
          "GET /v1/tenants/{tenant_id}",
          "PATCH /v1/tenants/{tenant_id}",
          "DELETE /v1/tenants/{tenant_id}");

  private static final Set<String> WITH_AUTHORIZER =
      Set.of(
          "POST /v1/queries",
          "POST /v1/queries:explain",
          "GET /v1/jobs",
          "GET /v1/jobs/{job_id}",
          "DELETE /v1/jobs/{job_id}",
          "GET /v1/jobs/{job_id}/results",
          "POST /v1/bulk/jobs",
          "GET /v1/bulk/jobs",
          "GET /v1/bulk/jobs/{job_id}",
          "PATCH /v1/bulk/jobs/{job_id}",
          "DELETE /v1/bulk/jobs/{job_id}",
          "GET /v1/bulk/jobs/{job_id}/upload-url",
          "GET /v1/bulk/jobs/{job_id}/results",
          "GET /v1/bulk/jobs/{job_id}/failed-results",
          "GET /v1/catalog/schemas",
          "GET /v1/catalog/schemas/{schema}/tables",
          "GET /v1/catalog/schemas/{schema}/tables/{table}",
          "POST /v1/saved-queries",
          "GET /v1/saved-queries",
          "GET /v1/saved-queries/{name}",
          "PUT /v1/saved-queries/{name}",
          "DELETE /v1/saved-queries/{name}",
          "POST /v1/saved-queries/{name}/runs",
          "GET /v1/usage",
          "POST /v1/api-keys",
          "GET /v1/api-keys",
          "DELETE /v1/api-keys/{key_id}",
          "POST /v1/api-keys/{key_id}/rotate",
          "POST /v1/tenants",
          "GET /v1/tenants",
          "GET /v1/tenants/{tenant_id}",
          "PATCH /v1/tenants/{tenant_id}",
          "DELETE /v1/tenants/{tenant_id}");

  /** What API Gateway may answer itself ("Gateway response types", developer guide). */
  private static final Set<String> GATEWAY_RESPONSES =
      Set.of(
          "ACCESS_DENIED",
          "API_CONFIGURATION_ERROR",
          "AUTHORIZER_CONFIGURATION_ERROR",
          "AUTHORIZER_FAILURE",
          "BAD_REQUEST_BODY",
          "BAD_REQUEST_PARAMETERS",
          "DEFAULT_4XX",
          "DEFAULT_5XX",
          "EXPIRED_TOKEN",
          "INTEGRATION_FAILURE",
          "INTEGRATION_TIMEOUT",
          "INVALID_API_KEY",
          "INVALID_SIGNATURE",
          "MISSING_AUTHENTICATION_TOKEN",
          "QUOTA_EXCEEDED",
          "REQUEST_TOO_LARGE",
          "RESOURCE_NOT_FOUND",
          "THROTTLED",
          "UNAUTHORIZED",
          "UNSUPPORTED_MEDIA_TYPE",
          "WAF_FILTERED");

  @Test
  void aRouteHasTheAuthorizerUnlessItIsPublic() {
    assertThat(api().get("Auth").get("DefaultAuthorizer").text()).contains("PrincipalAuthorizer");
    assertThat(routes(event -> event.get("Auth").get("Authorizer").text().isPresent()))
        .isEqualTo(PUBLIC);
    assertThat(routes(event -> event.get("Auth").get("Authorizer").text().isEmpty()))
        .isEqualTo(WITH_AUTHORIZER);
  }

  @Test
  void aRouteNeedsAKeyUnlessItHasNoTenant() {
    assertThat(api().get("Auth").get("ApiKeyRequired").text()).contains("true");
    assertThat(
            routes(
                event ->
                    event
                        .get("Auth")
                        .get("ApiKeyRequired")
                        .text()
                        .filter("false"::equals)
                        .isPresent()))
        .isEqualTo(
            Stream.concat(PUBLIC.stream(), WITHOUT_KEY.stream()).collect(Collectors.toSet()));
  }

  @Test
  void theAuthorizerIsAskedAboutEveryRequestWhateverItsCredential() {
    Node authorizer = api().get("Auth").get("Authorizers").get("PrincipalAuthorizer");
    assertThat(authorizer.get("FunctionPayloadType").text()).contains("REQUEST");
    assertThat(authorizer.get("Identity").entries()).containsOnlyKeys("ReauthorizeEvery");
    assertThat(authorizer.get("Identity").get("ReauthorizeEvery").text()).contains("0");
    assertThat(api().get("ApiKeySourceType").text()).contains("AUTHORIZER");
  }

  @Test
  void aBodyHasAModelThatIsValidated() {
    Set<String> models = new TreeSet<>();
    for (Node event : events()) {
      String route = SamFunction.routeOf(event);
      Node model = event.get("RequestModel");
      boolean hasBody = route.matches("(POST|PUT|PATCH) .*") && !route.endsWith("/rotate");
      assertThat(model.isPresent()).as(route).isEqualTo(hasBody);
      if (hasBody) {
        assertThat(model.get("ValidateBody").text()).as(route).contains("true");
        models.add(model.get("Model").text().orElseThrow());
      }
    }
    assertThat(models).isEqualTo(api().get("Models").entries().keySet());
  }

  @Test
  void whatTheGatewayAnswersItselfIsAProblemDocument() {
    Map<String, Node> responses = api().get("GatewayResponses").entries();
    assertThat(responses.keySet()).isEqualTo(GATEWAY_RESPONSES);
    responses.forEach(
        (type, response) -> {
          Node headers = response.get("ResponseParameters").get("Headers");
          assertThat(headers.get("Content-Type").text())
              .as(type)
              .contains("'application/problem+json'");
          assertThat(headers.entries().keySet())
              .as(type)
              .contains(
                  "Cache-Control",
                  "Strict-Transport-Security",
                  "X-Content-Type-Options",
                  "X-Request-Id");
          String template =
              response.get("ResponseTemplates").get("application/json").text().orElseThrow();
          Node document = new Node(CloudFormationYaml.read(template));
          assertThat(document.entries().keySet())
              .as(type)
              .containsExactly(
                  "type", "title", "status", "detail", "instance", "code", "request_id");
          assertThat(document.get("status").text())
              .as(type)
              .isEqualTo(response.get("StatusCode").text());
          assertThat(document.get("type").text().orElseThrow())
              .as(type)
              .endsWith(
                  "/"
                      + document
                          .get("code")
                          .text()
                          .orElseThrow()
                          .toLowerCase(Locale.ROOT)
                          .replace('_', '-'));
          assertThat(headers.get("WWW-Authenticate").isPresent())
              .as(type)
              .isEqualTo(response.get("StatusCode").text().orElse("").equals("401"));
          assertThat(headers.get("Retry-After").isPresent())
              .as(type)
              .isEqualTo(response.get("StatusCode").text().orElse("").matches("429|503"));
        });
  }

  @Test
  void requestsAreThrottledAndLogged() {
    Node settings = api().get("MethodSettings").elements().getFirst();
    assertThat(settings.get("ResourcePath").text()).contains("/*");
    assertThat(settings.get("HttpMethod").text()).contains("*");
    assertThat(settings.get("ThrottlingRateLimit").isPresent()).isTrue();
    assertThat(settings.get("ThrottlingBurstLimit").isPresent()).isTrue();
    assertThat(api().get("AccessLogSetting").walk()).contains(new Node("QueryApiLogGroup.Arn"));
  }

  @Test
  void noOriginIsTrustedUnlessNamed() {
    assertThat(api().get("Cors").walk()).doesNotContain(new Node("'*'"), new Node("*"));
  }

  private static Node api() {
    return TemplateFile.sam().resource("QueryApi").get("Properties");
  }

  private static List<Node> events() {
    return SamFunction.restEvents(TemplateFile.sam().resource("QueryFunction"));
  }

  private static Set<String> routes(Predicate<Node> which) {
    return events().stream()
        .filter(which)
        .map(SamFunction::routeOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
