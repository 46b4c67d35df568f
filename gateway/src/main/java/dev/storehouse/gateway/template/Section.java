package dev.storehouse.gateway.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A mapping of a template with the path it stands at, so that whoever reads it can ask for the kind
 * of value it needs and a wrong kind is reported by name. Immutable.
 */
public final class Section {

  private final String path;
  private final Map<String, Object> values;

  private Section(String path, Map<String, Object> values) {
    this.path = path;
    this.values = Collections.unmodifiableMap(values);
  }

  static Section of(String path, Object node) {
    if (!(node instanceof Map<?, ?> map)) {
      throw new TemplateException(path, "expected a mapping, found " + describe(node));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value == null) {
            throw new TemplateException(path + "." + key, "has no value");
          }
          values.put(String.valueOf(key), value);
        });
    return new Section(path, values);
  }

  /** Where this section stands in the template. */
  public String path() {
    return path;
  }

  /** The raw values: text, numbers, booleans, lists and maps, in the template's order. */
  public Map<String, Object> values() {
    return values;
  }

  /** The names given here, in the template's order. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The value as it is, whatever its kind. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A text, number or boolean as text; empty when absent. */
  public Optional<String> optionalText(String name) {
    return value(name).map(value -> asText(at(name), value));
  }

  /**
   * A text that must be there.
   *
   * @throws TemplateException if it is absent or not a scalar
   */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  /**
   * A whole number; empty when absent.
   *
   * @throws TemplateException if it is present and not a whole number
   */
  public Optional<Integer> optionalInteger(String name) {
    return optionalText(name)
        .map(
            text -> {
              try {
                return Integer.valueOf(text);
              } catch (NumberFormatException e) {
                throw new TemplateException(at(name), "expected a whole number, found " + text);
              }
            });
  }

  /**
   * True or false, {@code fallback} when absent; the texts "true" and "false" count, as they do in
   * CloudFormation.
   *
   * @throws TemplateException if it is neither
   */
  public boolean flag(String name, boolean fallback) {
    return optionalText(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new TemplateException(at(name), "expected a boolean, found " + text);
                })
        .orElse(fallback);
  }

  /** A mapping below this one; an empty one when absent. */
  public Section section(String name) {
    return of(at(name), values.getOrDefault(name, Map.of()));
  }

  /** A mapping below this one, or empty when absent. */
  public Optional<Section> optionalSection(String name) {
    return value(name).map(value -> of(at(name), value));
  }

  /** Every entry of this section as a mapping, in the template's order. */
  public Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    values.forEach((name, value) -> sections.put(name, of(at(name), value)));
    return Collections.unmodifiableMap(sections);
  }

  /** A list of mappings; an empty one when absent. */
  public List<Section> sections(String name) {
    return elements(name, (index, value) -> of(at(name) + "[" + index + "]", value));
  }

  /** A list of texts; an empty one when absent, one element when a single text stands there. */
  public List<String> texts(String name) {
    return elements(name, (index, value) -> asText(at(name) + "[" + index + "]", value));
  }

  private <T> List<T> elements(String name, Element<T> element) {
    Object value = values.getOrDefault(name, List.of());
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    return IntStream.range(0, list.size())
        .mapToObj(index -> element.of(index, list.get(index)))
        .toList();
  }

  private interface Element<T> {
    T of(int index, Object value);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private TemplateException missing(String name) {
    return new TemplateException(at(name), "is required");
  }

  static String asText(String path, Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> throw new TemplateException(path, "expected a text, found " + describe(value));
    };
  }

  private static String describe(Object value) {
    return switch (value) {
      case List<?> list -> "a list of " + list.size();
      case Map<?, ?> map -> "a mapping with " + map.keySet();
      default -> "\"" + value + "\"";
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Section section
        && path.equals(section.path)
        && values.equals(section.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return path + " " + values;
  }
}
