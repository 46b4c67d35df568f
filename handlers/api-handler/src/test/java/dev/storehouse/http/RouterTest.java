package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final Optional<String> TENANT = Optional.of("acme");

  private final Router router =
      new Router(
          List.of(
              Route.get("/open", Access.PUBLIC, echo("open")),
              Route.get("/things/{thing_id}", Access.OPTIONAL, echo("thing")),
              Route.delete("/things/{thing_id}", Access.ADMIN, echo("deleted")),
              Route.get("/things/special", Access.USER, echo("special")),
              Route.post("/things", Access.USER, echo("created")),
              Route.get(
                      "/answers",
                      Access.scope(Scope.QUERY_READ),
                      request -> Response.text(request.mediaType(), "text"))
                  .answering("application/json", "text/csv")));

  private static Endpoint echo(String name) {
    return request -> Response.ok(Map.of("route", name, "parameters", request.pathParameters()));
  }

  @Test
  void preferTheLiteralSegment() {
    assertThat(body(Requests.of(Method.GET, "/things/special", user()))).contains("special");
    assertThat(body(Requests.of(Method.GET, "/things/other"))).contains("\"thing_id\":\"other\"");
  }

  @Test
  void aLiteralPathIsNotAnInstanceOfItsNeighbour() {
    Problem problem = refused(Requests.of(Method.DELETE, "/things/special", admin()));
    assertThat(problem.code()).isEqualTo(ProblemCode.METHOD_NOT_ALLOWED);
    assertThat(problem.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void unknownPathsAreNotFound() {
    for (String path :
        List.of("/", "/nothing", "/things/", "/things/a/b", "//open", "/open/", "x")) {
      assertThat(refused(Requests.of(Method.GET, path)).code())
          .as(path)
          .isEqualTo(ProblemCode.ROUTE_NOT_FOUND);
    }
  }

  @Test
  void headIsGetWithoutBodyAndOptionsTellsTheMethods() {
    Response head = router.handle(Requests.of(Method.HEAD, "/open"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers())
        .containsEntry(
            "Content-Length", Integer.toString(body(Requests.of(Method.GET, "/open")).length()));
    Response options = router.handle(Requests.of(Method.OPTIONS, "/things/1"));
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.headers()).containsEntry("Allow", "GET, HEAD, DELETE, OPTIONS");
  }

  @Test
  void whoMayUseARoute() {
    Optional<Authentication> expired = Optional.of(new Authentication.Rejected(Rejection.EXPIRED));
    Optional<Authentication> disabled =
        Optional.of(new Authentication.Refused(Refusal.USER_DISABLED));

    assertThat(body(Requests.of(Method.GET, "/open", expired))).contains("open");
    assertThat(body(Requests.of(Method.GET, "/things/1"))).contains("thing");
    assertThat(refused(Requests.of(Method.GET, "/things/1", expired)).code())
        .isEqualTo(ProblemCode.INVALID_TOKEN);
    Problem missing = refused(Requests.of(Method.POST, "/things"));
    assertThat(missing.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(missing.headers()).containsKey("WWW-Authenticate");
    assertThat(refused(Requests.of(Method.POST, "/things", disabled)).code())
        .isEqualTo(ProblemCode.FORBIDDEN);
    assertThat(refused(Requests.of(Method.DELETE, "/things/1", user())).code())
        .isEqualTo(ProblemCode.FORBIDDEN);
    assertThat(body(Requests.of(Method.DELETE, "/things/1", admin()))).contains("deleted");
  }

  @Test
  void aScopeNeedsATenantAndTheScope() {
    Optional<Authentication> member =
        caller(new Principal("usr_1", Role.ADMIN, TENANT, Set.of(Scope.QUERY_RUN), "lgn_1"));
    Optional<Authentication> key =
        caller(Principal.ofApiKey("key_1", "acme", Set.of(Scope.QUERY_READ)));

    assertThat(refused(Requests.of(Method.GET, "/answers", admin())).code())
        .isEqualTo(ProblemCode.TENANT_REQUIRED);
    Problem insufficient = refused(Requests.of(Method.GET, "/answers", member));
    assertThat(insufficient.code()).isEqualTo(ProblemCode.INSUFFICIENT_SCOPE);
    assertThat(insufficient.headers())
        .containsEntry(
            "WWW-Authenticate",
            "Bearer realm=\"storehouse\", error=\"insufficient_scope\", scope=\"query:read\"");
    assertThat(refused(Requests.of(Method.GET, "/answers")).code())
        .isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(router.handle(Requests.of(Method.GET, "/answers", key)).status()).isEqualTo(200);
  }

  @Test
  void anApiKeyIsNeitherAUserNorAnAdministrator() {
    Optional<Authentication> key =
        caller(Principal.ofApiKey("key_1", "acme", Set.of(Scope.values())));
    assertThat(refused(Requests.of(Method.POST, "/things", key)).code())
        .isEqualTo(ProblemCode.FORBIDDEN);
    assertThat(refused(Requests.of(Method.DELETE, "/things/1", key)).code())
        .isEqualTo(ProblemCode.FORBIDDEN);
  }

  @Test
  void anApiKeyIsToldWhyItIsNotAccepted() {
    Problem problem =
        refused(
            Requests.of(
                Method.POST,
                "/things",
                Optional.of(new Authentication.Rejected(Rejection.EXPIRED_API_KEY))));
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_TOKEN);
    assertThat(problem.detail()).isEqualTo("The API key has expired.");
  }

  @Test
  void aRouteAnswersInAMediaTypeItDeclares() {
    Optional<Authentication> key =
        caller(Principal.ofApiKey("key_1", "acme", Set.of(Scope.QUERY_READ)));
    Request request = Requests.of(Method.GET, "/answers", key);
    assertThat(router.handle(Requests.with(request, "accept", "text/csv")).headers())
        .containsEntry("Content-Type", "text/csv");
    assertThat(refused(Requests.with(request, "accept", "text/html")).detail())
        .contains("application/json, text/csv");
    assertThat(
            refused(Requests.with(Requests.of(Method.GET, "/open"), "accept", "text/csv")).code())
        .isEqualTo(ProblemCode.NOT_ACCEPTABLE);
  }

  @Test
  void publicRoutesDoNotAskWhoCalls() {
    Request request =
        Requests.of(
            Method.GET,
            "/open",
            "",
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(router.handle(request).status()).isEqualTo(200);
  }

  @Test
  void bodiesHaveALimit() {
    Request large =
        Requests.of(Method.POST, "/things", "ä".repeat(Router.MAX_BODY / 2 + 1), RouterTest::user);
    assertThat(refused(large).code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void twoRoutesCannotBeTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Router(
                    List.of(
                        Route.get("/a/{x}", Access.PUBLIC, echo("1")),
                        Route.get("/a/{y}", Access.PUBLIC, echo("2")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Route.get("/a/{x}/{x}", Access.PUBLIC, echo("1")));
  }

  private static Optional<Authentication> caller(Principal principal) {
    return Optional.of(new Authentication.Authenticated(principal));
  }

  private static Optional<Authentication> user() {
    return Optional.of(Requests.USER);
  }

  private static Optional<Authentication> admin() {
    return Optional.of(Requests.ADMIN);
  }

  private String body(Request request) {
    return router.handle(request).body().orElseThrow();
  }

  private Problem refused(Request request) {
    return catchThrowableOfType(ProblemException.class, () -> router.handle(request)).problem();
  }
}
