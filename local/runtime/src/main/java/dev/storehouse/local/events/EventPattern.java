package dev.storehouse.local.events;

import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events a rule is for: every field it names has one of the values it lists ("Event
 * patterns", Amazon EventBridge user guide). Of a list in an event, one element is enough.
 */
sealed interface EventPattern {

  /** Whether the value of a field fits; {@code isThere} tells null from no value. */
  boolean matches(@Nullable Object value, boolean isThere);

  /**
   * Reads the pattern of a rule.
   *
   * @throws TemplateException if it asks for what is not emulated
   */
  static EventPattern of(Section pattern) {
    return new Fields(fields(pattern.path(), pattern.values()));
  }

  private static Map<String, EventPattern> fields(String path, Map<?, ?> values) {
    if (values.isEmpty()) {
      throw new TemplateException(path, "a pattern names at least one field");
    }
    Map<String, EventPattern> fields = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> fields.put(String.valueOf(name), field(path + "." + name, value)));
    return fields;
  }

  private static EventPattern field(String path, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> _ when path.endsWith(".$or") -> throw unknown(path);
      case List<?> _ when path.endsWith(".$or") -> throw unknown(path);
      case Map<?, ?> nested -> new Fields(fields(path, nested));
      case List<?> conditions when !conditions.isEmpty() ->
          new AnyOf(conditions.stream().map(new ConditionReader(path)::read).toList());
      case null, default ->
          throw new TemplateException(path, "a pattern lists what it accepts, or nests fields");
    };
  }

  private static TemplateException unknown(String path) {
    return new TemplateException(path, "alternatives of fields are not emulated");
  }

  /** All of several fields. */
  record Fields(Map<String, EventPattern> byName) implements EventPattern {
    @Override
    public boolean matches(@Nullable Object value, boolean isThere) {
      return switch (value) {
        case Map<?, ?> fields ->
            byName.entrySet().stream()
                .allMatch(
                    field ->
                        field
                            .getValue()
                            .matches(
                                fields.get(field.getKey()), fields.containsKey(field.getKey())));
        case List<?> several when !several.isEmpty() ->
            several.stream().anyMatch(element -> matches(element, true));
        case null, default ->
            byName.values().stream().allMatch(pattern -> pattern.matches(null, false));
      };
    }
  }

  /** One of several conditions on a value. */
  record AnyOf(List<Condition> conditions) implements EventPattern {
    @Override
    public boolean matches(@Nullable Object value, boolean isThere) {
      return switch (value) {
        case Map<?, ?> _ -> false;
        case List<?> several when !several.isEmpty() -> accepts(several.stream());
        case null -> isThere ? accepts(Stream.of((Object) null)) : acceptsAbsence();
        case List<?> _ -> acceptsAbsence();
        default -> accepts(Stream.of(value));
      };
    }

    private boolean accepts(Stream<?> values) {
      return values.anyMatch(
          value -> conditions.stream().anyMatch(condition -> condition.accepts(value)));
    }

    private boolean acceptsAbsence() {
      return conditions.stream().anyMatch(Condition::acceptsAbsence);
    }
  }
}
