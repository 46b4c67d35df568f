package dev.storehouse.shared.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one item on their way to becoming a record. Not thread-safe; lives for one
 * conversion.
 */
public final class Draft {

  private final Map<String, @Nullable Object> values = new HashMap<>();

  void put(String name, @Nullable Object value) {
    values.put(name, value);
  }

  /**
   * A string that every item of the table has.
   *
   * @throws IllegalStateException if this item does not have it
   */
  public String text(String name) {
    return required(name, String.class);
  }

  /** A string that some items have. */
  public Optional<String> optionalText(String name) {
    return optional(name, String.class);
  }

  /**
   * An exact number that every item of the table has.
   *
   * @throws IllegalStateException if this item does not have it
   */
  public BigDecimal number(String name) {
    return required(name, BigDecimal.class);
  }

  /**
   * A whole number that every item of the table has.
   *
   * @throws IllegalStateException if this item does not have it
   */
  public long integer(String name) {
    return required(name, Long.class);
  }

  /** A whole number that some items have. */
  public Optional<Long> optionalInteger(String name) {
    return optional(name, Long.class);
  }

  /** Whether something holds; not where the item does not say. */
  public boolean flag(String name) {
    return optional(name, Boolean.class).orElse(false);
  }

  /**
   * A time that every item of the table has.
   *
   * @throws IllegalStateException if this item does not have it
   */
  public Instant instant(String name) {
    return required(name, Instant.class);
  }

  /** A time that some items have. */
  public Optional<Instant> optionalInstant(String name) {
    return optional(name, Instant.class);
  }

  /** A list, empty if this item does not have it. */
  public <E> List<E> list(String name, Class<E> elements) {
    return optional(name, List.class).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .map(elements::cast)
        .toList();
  }

  /** A set of strings, empty if this item does not have it. */
  public Set<String> textSet(String name) {
    return optional(name, Set.class).stream()
        .flatMap(set -> ((Set<?>) set).stream())
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  private <V> Optional<V> optional(String name, Class<V> type) {
    return Optional.ofNullable(values.get(name)).map(type::cast);
  }

  private <V> V required(String name, Class<V> type) {
    return optional(name, type)
        .orElseThrow(() -> new IllegalStateException("item without attribute " + name));
  }
}
