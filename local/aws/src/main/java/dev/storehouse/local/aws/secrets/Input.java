package dev.storehouse.local.aws.secrets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The body of a request: its members with the constraints of the AWS Secrets Manager API Reference.
 * A member that is null counts as absent.
 */
record Input(Map<String, Object> members) {

  boolean has(String name) {
    return members.get(name) != null;
  }

  Optional<String> text(String name, int least, int most) {
    return Optional.ofNullable(members.get(name))
        .map(
            value -> {
              String text = kind(name, value, String.class);
              int length = text.length();
              if (length < least || length > most) {
                throw SecretsException.validation(
                    "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must have length %s than or equal to %d"
                        .formatted(
                            lowerCamel(name),
                            length < least ? "greater" : "less",
                            length < least ? least : most));
              }
              return text;
            });
  }

  String required(String name, int least, int most) {
    return text(name, least, most)
        .orElseThrow(
            () ->
                SecretsException.validation(
                    "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                        .formatted(lowerCamel(name))));
  }

  boolean flag(String name, boolean fallback) {
    return Optional.ofNullable(members.get(name))
        .map(value -> kind(name, value, Boolean.class))
        .orElse(fallback);
  }

  OptionalInt integer(String name, int least, int most) {
    Object value = members.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    long number = kind(name, value, Number.class).longValue();
    if (number < least || number > most) {
      throw SecretsException.validation(
          "1 validation error detected: Value '%d' at '%s' failed to satisfy constraint: Member must have value %s than or equal to %d"
              .formatted(
                  number,
                  lowerCamel(name),
                  number < least ? "greater" : "less",
                  number < least ? least : most));
    }
    return OptionalInt.of((int) number);
  }

  List<String> texts(String name, int most) {
    return list(name, most).stream().map(value -> kind(name, value, String.class)).toList();
  }

  List<Input> objects(String name, int most) {
    return list(name, most).stream().map(value -> object(name, value)).toList();
  }

  Optional<Input> object(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> object(name, value));
  }

  private List<?> list(String name, int most) {
    Object value = members.get(name);
    List<?> list = value == null ? List.of() : kind(name, value, List.class);
    if (list.size() > most) {
      throw SecretsException.validation(
          "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must have length less than or equal to %d"
              .formatted(lowerCamel(name), most));
    }
    return list;
  }

  private static Input object(String name, Object value) {
    Map<?, ?> map = kind(name, value, Map.class);
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, member) -> members.put(String.valueOf(key), member));
    return new Input(members);
  }

  private static <T> T kind(String name, Object value, Class<T> kind) {
    if (!kind.isInstance(value)) {
      throw SecretsException.serialization(
          "%s must be a %s".formatted(name, kind.getSimpleName().toLowerCase(Locale.ROOT)));
    }
    return kind.cast(value);
  }

  private static String lowerCamel(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
