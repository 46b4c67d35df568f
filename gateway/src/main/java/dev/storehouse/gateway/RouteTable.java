package dev.storehouse.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the route of a request in the order that API Gateway documents ("Create routes for HTTP
 * APIs"): a full match, then a greedy one, then {@code $default}; a literal segment before a
 * parameter, a method of its own before {@code ANY}. Immutable.
 *
 * @param <R> what a route is for the API at hand
 */
public final class RouteTable<R> {

  /** A route, and what the path's parameters hold, percent-decoded. */
  public record Match<R>(R route, Map<String, String> pathParameters) {}

  private record Entry<R>(RouteKey key, List<PathSegment> segments, R route) {}

  private final List<Entry<R>> entries;

  /**
   * A table of these routes, in whatever order they come.
   *
   * @throws IllegalArgumentException if two routes have the same key, parameter names aside
   */
  public RouteTable(List<R> routes, Function<R, RouteKey> keyOf) {
    List<Entry<R>> sorted = new ArrayList<>();
    Set<String> shapes = new HashSet<>();
    for (R route : routes) {
      RouteKey key = keyOf.apply(route);
      if (!shapes.add(key.method() + key.path().replaceAll("\\{[^}+]*(\\+?)}", "{$1}"))) {
        throw new IllegalArgumentException("two routes answer to " + key);
      }
      sorted.add(new Entry<>(key, key.segments(), route));
    }
    sorted.sort(
        Comparator.<Entry<R>, Boolean>comparing(entry -> entry.key().isDefault())
            .thenComparing(entry -> entry.key().isGreedy())
            .thenComparing(Entry::segments, RouteTable::bySpecificity)
            .thenComparing(entry -> entry.key().isAnyMethod()));
    this.entries = List.copyOf(sorted);
  }

  /**
   * The route that answers a request, if any.
   *
   * @param path percent-encoded; split before it is decoded, so that {@code %2F} stays within its
   *     segment
   */
  public Optional<Match<R>> find(String method, String path) {
    List<String> segments = PathSegment.split(path);
    for (Entry<R> entry : entries) {
      if (entry.key().accepts(method)) {
        Optional<Map<String, String>> parameters = parameters(entry, segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match<>(entry.route(), parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static <R> Optional<Map<String, String>> parameters(
      Entry<R> entry, List<String> segments) {
    if (entry.key().isDefault()) {
      return Optional.of(Map.of());
    }
    int expected = entry.segments().size();
    if (entry.key().isGreedy() ? segments.size() < expected : segments.size() != expected) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < expected; i++) {
      String actual = segments.get(i);
      switch (entry.segments().get(i)) {
        case PathSegment.Literal literal -> {
          if (!literal.text().equals(PercentEncoding.decode(actual))) {
            return Optional.empty();
          }
        }
        case PathSegment.Parameter parameter -> {
          if (actual.isEmpty()) {
            return Optional.empty();
          }
          parameters.put(parameter.name(), PercentEncoding.decode(actual));
        }
        case PathSegment.Greedy greedy -> {
          String rest = String.join("/", segments.subList(i, segments.size()));
          if (rest.isEmpty()) {
            return Optional.empty();
          }
          parameters.put(greedy.name(), PercentEncoding.decode(rest));
        }
      }
    }
    return Optional.of(parameters);
  }

  private static int bySpecificity(List<PathSegment> left, List<PathSegment> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = Integer.compare(left.get(i).rank(), right.get(i).rank());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(right.size(), left.size());
  }
}
