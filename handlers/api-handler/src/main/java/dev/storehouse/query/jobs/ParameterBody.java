package dev.storehouse.query.jobs;

import dev.storehouse.http.JsonBody;
import dev.storehouse.query.guard.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query: an object of values by name, or an array of objects with {@code
 * name}, {@code value} and, if wanted, {@code type}. A number or boolean without a type takes the
 * narrowest that holds it, so that it arrives as what it was.
 */
public final class ParameterBody {

  private static final String FIELD = "parameters";
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_]{1,128}");
  private static final int MOST = 200;
  private static final int MOST_CHARACTERS = 60_000;
  private static final int MOST_DIGITS = 38;

  private ParameterBody() {}

  /** The parameters of a body; what is wrong is collected in it. */
  public static List<Parameter> read(JsonBody body) {
    Optional<Object> value = body.optionalValue(FIELD);
    if (value.isEmpty()) {
      return List.of();
    }
    List<Parameter> parameters =
        switch (value.get()) {
          case Map<?, ?> byName -> ofObject(body, byName);
          case List<?> list -> ofArray(body, list);
          default -> {
            body.reject(FIELD, "WRONG_TYPE", "Parameters are an object or an array.");
            yield List.of();
          }
        };
    checkSize(body, parameters);
    return parameters;
  }

  private static List<Parameter> ofObject(JsonBody body, Map<?, ?> byName) {
    List<Parameter> parameters = new ArrayList<>();
    byName.forEach(
        (name, value) -> {
          String field = FIELD + "." + name;
          if (value instanceof Map<?, ?> detailed) {
            parameter(body, field, name, detailed.get("value"), detailed.get("type"))
                .ifPresent(parameters::add);
            refuseOthers(body, field, detailed, List.of("value", "type"));
          } else {
            parameter(body, field, name, value, null).ifPresent(parameters::add);
          }
        });
    return parameters;
  }

  private static List<Parameter> ofArray(JsonBody body, List<?> list) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String field = FIELD + "[" + i + "]";
      if (list.get(i) instanceof Map<?, ?> object) {
        parameter(body, field, object.get("name"), object.get("value"), object.get("type"))
            .ifPresent(parameters::add);
        refuseOthers(body, field, object, List.of("name", "value", "type"));
      } else {
        body.reject(field, "WRONG_TYPE", "A parameter is an object with name and value.");
      }
    }
    return parameters;
  }

  private static void refuseOthers(
      JsonBody body, String field, Map<?, ?> object, List<String> known) {
    object.keySet().stream()
        .filter(name -> !known.contains(String.valueOf(name)))
        .forEach(name -> body.reject(field + "." + name, "UNKNOWN", "There is no such field."));
  }

  private static Optional<Parameter> parameter(
      JsonBody body,
      String field,
      @Nullable Object name,
      @Nullable Object value,
      @Nullable Object type) {
    if (!(name instanceof String text) || !NAME.matcher(text).matches()) {
      body.reject(
          field, "INVALID_FORMAT", "A parameter's name has 1 to 128 letters, digits and _.");
      return Optional.empty();
    }
    if (type != null && !(type instanceof String)) {
      body.reject(field + ".type", "WRONG_TYPE", "The type is a string, such as decimal(12,2).");
      return Optional.empty();
    }
    Optional<String> wanted = Optional.ofNullable((String) type);
    return switch (value) {
      case null -> Optional.of(new Parameter(text, Optional.empty(), wanted));
      case String string when isStorable(string) ->
          Optional.of(new Parameter(text, Optional.of(string), wanted));
      case Boolean bool ->
          Optional.of(
              new Parameter(
                  text, Optional.of(bool.toString()), wanted.or(() -> Optional.of("boolean"))));
      case Number number -> number(body, field, text, number, wanted);
      default -> {
        body.reject(
            field,
            "WRONG_TYPE",
            "A value is well-formed text without NUL, a number, a boolean or null.");
        yield Optional.empty();
      }
    };
  }

  /** The warehouse knows no NUL, and no half of a surrogate pair. */
  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }

  private static Optional<Parameter> number(
      JsonBody body, String field, String name, Number number, Optional<String> wanted) {
    BigDecimal exact =
        switch (number) {
          case BigDecimal decimal -> decimal;
          case BigInteger integer -> new BigDecimal(integer);
          default -> BigDecimal.valueOf(number.longValue());
        };
    if (Math.abs((long) exact.scale()) > MOST_DIGITS
        || exact.precision() - Math.min(0, exact.scale()) > MOST_DIGITS) {
      body.reject(
          field,
          "OUT_OF_RANGE",
          "A number has at most %d digits; send it as a string.".formatted(MOST_DIGITS));
      return Optional.empty();
    }
    return Optional.of(
        new Parameter(
            name,
            Optional.of(exact.toPlainString()),
            wanted.or(() -> Optional.of(narrowest(exact)))));
  }

  private static String narrowest(BigDecimal number) {
    if (number.scale() > 0) {
      return "decimal(%d,%d)"
          .formatted(Math.max(number.precision(), number.scale() + 1), number.scale());
    }
    int bits = number.toBigIntegerExact().bitLength();
    if (bits < Integer.SIZE) {
      return "integer";
    }
    return bits < Long.SIZE ? "bigint" : "decimal(38,0)";
  }

  private static void checkSize(JsonBody body, List<Parameter> parameters) {
    long characters =
        parameters.stream().mapToLong(it -> it.value().map(String::length).orElse(0)).sum();
    if (parameters.size() > MOST || characters > MOST_CHARACTERS) {
      body.reject(
          FIELD,
          "TOO_LONG",
          "There are at most %d parameters with %d characters in all."
              .formatted(MOST, MOST_CHARACTERS));
    }
  }
}
