package dev.storehouse.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A path whose segments are literal or, in braces, parameters that match exactly one segment.
 *
 * @param text as it is written, for instance {@code /products/{product_id}/stock}
 */
public record PathTemplate(String text, List<String> segments) {

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if it does not begin with a slash or names a parameter twice
   */
  public static PathTemplate of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("path without leading slash: " + text);
    }
    List<String> segments = split(text);
    Set<String> names = new HashSet<>();
    for (String segment : segments) {
      if (isParameter(segment) && !names.add(segment)) {
        throw new IllegalArgumentException("parameter named twice: " + text);
      }
    }
    return new PathTemplate(text, segments);
  }

  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** The parameters of a path that this template matches; empty if it does not match. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      String value = path.get(i);
      if (isParameter(segment)) {
        if (value.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(segment.substring(1, segment.length() - 1), value);
      } else if (!segment.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(parameters));
  }

  /** How many segments are literal: of two templates that match, the one with more is meant. */
  long literals() {
    return segments.stream().filter(segment -> !isParameter(segment)).count();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
