package dev.storehouse.worker.orders;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item as it was before or after a change: texts, numbers, lists and maps by attribute. What is
 * asked for and not there, or of another kind, is an {@link IllegalArgumentException}: such a
 * change can never be published.
 */
record Image(Map<String, Object> attributes) {

  Image {
    attributes = Map.copyOf(attributes);
  }

  String text(String name) {
    return value(name, String.class)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> missing(name));
  }

  BigDecimal number(String name) {
    return value(name, BigDecimal.class).orElseThrow(() -> missing(name));
  }

  long integer(String name) {
    try {
      return number(name).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(name + " is no whole number", e);
    }
  }

  Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no time", e);
    }
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** The elements of a list of maps. */
  List<Image> images(String name) {
    List<?> elements = value(name, List.class).orElseThrow(() -> missing(name));
    return elements.stream().map(element -> image(name, element)).toList();
  }

  private static Image image(String name, Object element) {
    if (!(element instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(name + " holds what is no map");
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    map.forEach((key, value) -> attributes.put(String.valueOf(key), value));
    return new Image(attributes);
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(attributes.get(name)).filter(type::isInstance).map(type::cast);
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("an item without " + name);
  }
}
