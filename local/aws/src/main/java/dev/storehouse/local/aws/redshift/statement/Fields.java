package dev.storehouse.local.aws.redshift.statement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what the journal has written. */
record Fields(Map<String, Object> members) {

  static Fields of(Object object) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) object).forEach((name, value) -> members.put(String.valueOf(name), value));
    return new Fields(members);
  }

  static List<Fields> list(Object list) {
    return ((List<?>) list).stream().map(Fields::of).toList();
  }

  Object object(String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  Optional<Object> optional(String name) {
    return Optional.ofNullable(members.get(name));
  }

  String text(String name) {
    return String.valueOf(object(name));
  }

  Optional<String> optionalText(String name) {
    return optional(name).map(String::valueOf);
  }

  long number(String name) {
    return ((Number) object(name)).longValue();
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }
}
