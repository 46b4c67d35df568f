package dev.storehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The routes and requests of the page "Create routes for HTTP APIs" come first. */
class RouteTableTest {

  private static final RouteTable<RouteKey> DOCUMENTED =
      table(
          "GET /pets/dog/1",
          "GET /pets/dog/{id}",
          "GET /pets/{proxy+}",
          "ANY /{proxy+}",
          "ANY $default");

  @Test
  void prefersFullMatchThenGreedyThenDefault() {
    assertThat(routeOf("GET", "/pets/dog/1")).isEqualTo("GET /pets/dog/1");
    assertThat(routeOf("GET", "/pets/dog/2")).isEqualTo("GET /pets/dog/{id}");
    assertThat(routeOf("GET", "/pets/cat/1")).isEqualTo("GET /pets/{proxy+}");
    assertThat(routeOf("POST", "/test/5")).isEqualTo("ANY /{proxy+}");
    assertThat(routeOf("GET", "/")).isEqualTo("$default");
  }

  @Test
  void prefersAMethodOfItsOwn() {
    RouteTable<RouteKey> routes = table("ANY /orders", "GET /orders");
    assertThat(routes.find("GET", "/orders").orElseThrow().route().method()).isEqualTo("GET");
    assertThat(routes.find("PUT", "/orders").orElseThrow().route().method()).isEqualTo("ANY");
  }

  @Test
  void fallsToTheDefaultWhereOnlyAnotherMethodMatches() {
    RouteTable<RouteKey> routes = table("GET /orders", "ANY $default");
    assertThat(routes.find("PUT", "/orders").orElseThrow().route()).isEqualTo(RouteKey.DEFAULT);
  }

  @Test
  void decodesParametersOnceAndKeepsTheirSlashes() {
    RouteTable<RouteKey> routes = table("GET /a/{one}/{two}", "GET /b/{rest+}");
    assertThat(routes.find("GET", "/a/x%2Fy/%2541").orElseThrow().pathParameters())
        .isEqualTo(Map.of("one", "x/y", "two", "%41"));
    assertThat(routes.find("GET", "/b/c/d%20e").orElseThrow().pathParameters())
        .isEqualTo(Map.of("rest", "c/d e"));
  }

  @Test
  void matchesLiteralsInTheirDecodedForm() {
    assertThat(table("GET /a b").find("GET", "/a%20b")).isPresent();
  }

  @Test
  void tellsATrailingSlashFromNone() {
    RouteTable<RouteKey> routes = table("GET /products", "GET /products/{product_id}");
    assertThat(routes.find("GET", "/products/")).isEmpty();
    assertThat(routes.find("GET", "//products")).isEmpty();
  }

  @Test
  void refusesTwoRoutesOfOneShape() {
    assertThatThrownBy(() -> table("GET /a/{x}", "GET /a/{y}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GET /a/{y}");
    assertThat(table("GET /a/{x}", "GET /a/{x+}").find("GET", "/a/b/c")).isPresent();
  }

  private static String routeOf(String method, String path) {
    return DOCUMENTED.find(method, path).orElseThrow().route().toString();
  }

  private static RouteTable<RouteKey> table(String... keys) {
    List<RouteKey> routes =
        Arrays.stream(keys)
            .map(key -> key.split(" ", 2))
            .map(parts -> new RouteKey(parts[0], parts[1]))
            .toList();
    return new RouteTable<>(routes, Function.identity());
  }
}
