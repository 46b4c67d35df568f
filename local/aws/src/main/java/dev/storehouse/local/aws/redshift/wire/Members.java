package dev.storehouse.local.aws.redshift.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The members of a request, checked as the Amazon Redshift Data API Reference has them. A member
 * that is null counts as absent.
 *
 * <p>Each method throws {@link DataApiException}: SerializationException where a member is of the
 * wrong type, ValidationException where it breaks a constraint.
 */
public final class Members {

  private static final String CONSTRAINT =
      "1 validation error detected: Value%s at '%s' failed to satisfy constraint: Member must %s";

  private final Map<String, Object> members;

  private Members(Map<String, Object> members) {
    this.members = members;
  }

  /** The members of an object that may have only the known ones. */
  public static Members of(Map<String, Object> members, Set<String> known) {
    members.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw DataApiException.validation("Unknown member in the request: " + name);
            });
    return new Members(members);
  }

  /** What sets the list that is asked for apart from others, whichever part of it is. */
  String withoutPaging() {
    Map<String, Object> rest = new TreeMap<>(members);
    rest.keySet().removeAll(Set.of("NextToken", "MaxResults"));
    return rest.toString();
  }

  /** A text without constraints. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> kind(name, value, String.class));
  }

  /** A text that must be there. */
  public String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A text whose length, in characters, is within the bounds. */
  public Optional<String> text(String name, int least, int most) {
    Optional<String> text = text(name);
    text.ifPresent(value -> checkLength(name, value.length(), least, most));
    return text;
  }

  /** A text of a form. */
  public Optional<String> matching(String name, Pattern pattern) {
    Optional<String> text = text(name);
    text.filter(value -> !pattern.matcher(value).matches())
        .ifPresent(
            value -> {
              throw DataApiException.validation(
                  CONSTRAINT.formatted(
                      " '" + value + "'",
                      lowerCamel(name),
                      "satisfy regular expression pattern: " + pattern));
            });
    return text;
  }

  /** One of the constants of an enumeration. */
  public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return text(name)
        .map(
            value -> {
              for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(value)) {
                  return constant;
                }
              }
              throw DataApiException.validation(
                  CONSTRAINT.formatted(
                      " '" + value + "'",
                      lowerCamel(name),
                      "satisfy enum value set: " + List.of(type.getEnumConstants())));
            });
  }

  /** A whole number within the bounds. */
  public OptionalInt integer(String name, int least, int most) {
    Object value = members.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!(value instanceof Integer || value instanceof Long)) {
      throw DataApiException.serialization(name + " must be a whole number");
    }
    long number = ((Number) value).longValue();
    if (number < least || number > most) {
      throw DataApiException.validation(
          CONSTRAINT.formatted(
              " '" + number + "'",
              lowerCamel(name),
              number < least
                  ? "have value greater than or equal to " + least
                  : "have value less than or equal to " + most));
    }
    return OptionalInt.of((int) number);
  }

  /** A truth value, false when absent. */
  public boolean flag(String name) {
    return Optional.ofNullable(members.get(name))
        .map(value -> kind(name, value, Boolean.class))
        .orElse(false);
  }

  /** A list of texts that must be there, its size within the bounds. */
  public List<String> texts(String name, int least, int most) {
    List<?> list = list(name).orElseThrow(() -> missing(name));
    checkLength(name, list.size(), least, most);
    return list.stream().map(value -> kind(name, value, String.class)).toList();
  }

  /** A list of objects, which has at least one where it is there; empty when absent. */
  public List<Members> objects(String name, Set<String> known) {
    Optional<List<?>> list = list(name);
    list.ifPresent(values -> checkLength(name, values.size(), 1, Integer.MAX_VALUE));
    return list.stream()
        .flatMap(List::stream)
        .map(value -> of(object(name, value), known))
        .toList();
  }

  private static Map<String, Object> object(String name, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    Map<?, ?> map = kind(name, value, Map.class);
    map.forEach((key, member) -> object.put(String.valueOf(key), member));
    return object;
  }

  private Optional<List<?>> list(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> kind(name, value, List.class));
  }

  private static void checkLength(String name, int length, int least, int most) {
    if (length < least || length > most) {
      throw DataApiException.validation(
          CONSTRAINT.formatted(
              "",
              lowerCamel(name),
              length < least
                  ? "have length greater than or equal to " + least
                  : "have length less than or equal to " + most));
    }
  }

  private static DataApiException missing(String name) {
    return DataApiException.validation(
        CONSTRAINT.formatted(" null", lowerCamel(name), "not be null"));
  }

  private static <T> T kind(String name, Object value, Class<T> kind) {
    if (!kind.isInstance(value)) {
      throw DataApiException.serialization(
          "%s must be a %s".formatted(name, kind.getSimpleName().toLowerCase(Locale.ROOT)));
    }
    return kind.cast(value);
  }

  private static String lowerCamel(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
