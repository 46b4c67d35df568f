package dev.storehouse.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value somewhere in a template, absent ones included, so that a test can walk down without
 * asking at each step. Immutable.
 */
record Node(@Nullable Object value) {

  /** What a mapping holds under a name; absent if this is no mapping. */
  Node get(String name) {
    return new Node(value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  boolean isPresent() {
    return value != null;
  }

  /** The text of a scalar, or empty. */
  Optional<String> text() {
    return value == null || value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** The entries of a mapping, in the order of the template; none if this is no mapping. */
  Map<String, Node> entries() {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, node) -> entries.put(String.valueOf(name), new Node(node)));
    }
    return entries;
  }

  /** The elements of a list, or this alone if it is present and no list. */
  List<Node> elements() {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(Node::new).toList();
      default -> List.of(this);
    };
  }

  /** This and everything below it, the branches of conditions included. */
  Stream<Node> walk() {
    Stream<Node> below =
        switch (value) {
          case Map<?, ?> map -> map.values().stream().map(Node::new);
          case List<?> list -> list.stream().map(Node::new);
          case null, default -> Stream.empty();
        };
    return Stream.concat(Stream.of(this), below.flatMap(Node::walk));
  }
}
