package dev.storehouse.gateway;

import java.util.Arrays;
import java.util.List;

/** One segment of a route's path. */
sealed interface PathSegment {

  /** Matches its own text only. */
  record Literal(String text) implements PathSegment {}

  /** Matches any one segment that is not empty. */
  record Parameter(String name) implements PathSegment {}

  /** Matches everything that follows, at least one segment. */
  record Greedy(String name) implements PathSegment {}

  /** How specific a match is: the smaller, the earlier it is tried. */
  default int rank() {
    return switch (this) {
      case Literal _ -> 0;
      case Parameter _ -> 1;
      case Greedy _ -> 2;
    };
  }

  static List<PathSegment> ofTemplate(String path) {
    return split(path).stream().map(PathSegment::of).toList();
  }

  /** The segments of a path, empty ones included: {@code /a/} has two. */
  static List<String> split(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  private static PathSegment of(String text) {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      return new Literal(text);
    }
    String name = text.substring(1, text.length() - 1);
    return name.endsWith("+")
        ? new Greedy(name.substring(0, name.length() - 1))
        : new Parameter(name);
  }
}
