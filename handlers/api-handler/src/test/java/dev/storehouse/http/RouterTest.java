package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final Router router =
      new Router(
          List.of(
              Route.get("/open", Access.PUBLIC, echo("open")),
              Route.get("/things/{thing_id}", Access.OPTIONAL, echo("thing")),
              Route.delete("/things/{thing_id}", Access.ADMIN, echo("deleted")),
              Route.get("/things/special", Access.USER, echo("special")),
              Route.post("/things", Access.USER, echo("created"))));

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
  void publicRoutesDoNotAskWhoCalls() {
    Request request =
        new Request(
            Method.GET,
            "/open",
            Map.of(),
            Map.of(),
            Map.of(),
            "",
            "r",
            "",
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(router.handle(request).status()).isEqualTo(200);
  }

  @Test
  void bodiesHaveALimit() {
    Request large =
        new Request(
            Method.POST,
            "/things",
            Map.of(),
            Map.of(),
            Map.of(),
            "ä".repeat(Router.MAX_BODY / 2 + 1),
            "r",
            "",
            RouterTest::user);
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
