package dev.storehouse.gateway;

import java.util.List;
import java.util.Locale;

/**
 * What a route answers to: a method (or {@code ANY}) and a path whose segments may be parameters
 * ({@code {order_id}}) and whose last may be greedy ({@code {proxy+}}); or {@code $default}.
 */
public record RouteKey(String method, String path) {

  /** The catch-all of an HTTP API. */
  public static final RouteKey DEFAULT = new RouteKey("ANY", "$default");

  private static final String ANY = "ANY";

  /**
   * Normalises the method to upper case.
   *
   * @throws IllegalArgumentException if the path neither starts with a slash nor is {@code
   *     $default}, or has a greedy segment before its last
   */
  public RouteKey {
    method = method.equals("*") ? ANY : method.toUpperCase(Locale.ROOT);
    if (!path.startsWith("/") && !path.equals("$default")) {
      throw new IllegalArgumentException("a route's path must start with a slash: " + path);
    }
    int greedy = path.indexOf("+}");
    if (greedy >= 0 && greedy != path.length() - 2) {
      throw new IllegalArgumentException("only the last segment may be greedy: " + path);
    }
  }

  boolean isDefault() {
    return path.equals(DEFAULT.path);
  }

  boolean isGreedy() {
    return path.endsWith("+}");
  }

  boolean isAnyMethod() {
    return method.equals(ANY);
  }

  boolean accepts(String requestMethod) {
    return isAnyMethod() || method.equals(requestMethod);
  }

  List<PathSegment> segments() {
    return isDefault() ? List.of() : PathSegment.ofTemplate(path);
  }

  /** As the gateway writes it in an event: {@code GET /orders/{order_id}}, {@code $default}. */
  @Override
  public String toString() {
    return isDefault() ? path : method + " " + path;
  }
}
