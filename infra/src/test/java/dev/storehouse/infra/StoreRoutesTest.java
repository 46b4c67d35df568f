package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoreRoutesTest {

  /** Whoever adds a line here opens a route to everyone. */
  private static final Set<String> PUBLIC =
      Set.of(
          "$default",
          "GET /.well-known/jwks.json",
          "GET /health",
          "GET /openapi.json",
          "GET /products",
          "GET /products/{product_id}",
          "POST /auth/login",
          "POST /auth/logout",
          "POST /auth/refresh",
          "POST /auth/register");

  private static final Set<String> FOR_PRINCIPALS =
      Set.of(
          "DELETE /products/{product_id}",
          "DELETE /users/me",
          "GET /orders",
          "GET /orders/{order_id}",
          "GET /products/{product_id}/stock",
          "GET /users",
          "GET /users/me",
          "GET /users/{user_id}",
          "PATCH /orders/{order_id}",
          "PATCH /products/{product_id}",
          "PATCH /users/me",
          "PATCH /users/{user_id}",
          "POST /orders",
          "POST /orders/{order_id}/cancel",
          "POST /products",
          "POST /products/{product_id}/stock",
          "PUT /products/{product_id}",
          "PUT /users/me/password");

  @Test
  void aRouteHasTheAuthorizerUnlessItIsPublic() {
    Map<String, String> authorizers = new TreeMap<>();
    PUBLIC.forEach(route -> authorizers.put(route, "NONE"));
    FOR_PRINCIPALS.forEach(route -> authorizers.put(route, "PrincipalAuthorizer"));

    assertThat(authorizersByRoute()).isEqualTo(authorizers);
  }

  @Test
  void theAuthorizerIsAskedWithTheWholeCredentialAndRemembersItForAMinute() {
    Node authorizer = api().get("Auth").get("Authorizers").get("PrincipalAuthorizer");
    assertThat(authorizer.get("AuthorizerPayloadFormatVersion").text()).contains("2.0");
    assertThat(authorizer.get("EnableSimpleResponses").text()).contains("true");
    assertThat(authorizer.get("Identity").get("Headers").elements())
        .containsExactly(new Node("Authorization"));
    assertThat(authorizer.get("Identity").get("ReauthorizeEvery").text()).contains("60");
  }

  @Test
  void requestsAreThrottledAndLogged() {
    assertThat(api().get("DefaultRouteSettings").get("ThrottlingRateLimit").isPresent()).isTrue();
    assertThat(api().get("DefaultRouteSettings").get("ThrottlingBurstLimit").isPresent()).isTrue();
    assertThat(api().get("AccessLogSettings").get("DestinationArn").isPresent()).isTrue();
  }

  @Test
  void noOriginIsTrustedUnlessNamed() {
    assertThat(api().get("CorsConfiguration").walk()).doesNotContain(new Node("*"), new Node(true));
  }

  private static Node api() {
    return TemplateFile.sam().resource("StoreApi").get("Properties");
  }

  private static Map<String, String> authorizersByRoute() {
    String standard = api().get("Auth").get("DefaultAuthorizer").text().orElse("NONE");
    Map<String, String> routes = new TreeMap<>();
    TemplateFile.sam()
        .resources("AWS::Serverless::Function")
        .values()
        .forEach(
            function ->
                SamFunction.httpEvents(function)
                    .forEach(
                        event ->
                            routes.put(
                                SamFunction.routeOf(event),
                                event.get("Auth").get("Authorizer").text().orElse(standard))));
    return routes;
  }
}
