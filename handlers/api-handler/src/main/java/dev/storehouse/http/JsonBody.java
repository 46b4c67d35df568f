package dev.storehouse.http;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request body one by one and collects everything that is wrong with them, so
 * that a client learns it all at once. A field that is wrong reads as a harmless default: call
 * {@link #check()} before using any. Not thread-safe; lives for one request.
 */
public final class JsonBody {

  private final Map<String, @Nullable Object> fields;
  private final String path;
  private final Findings findings;
  private final Set<String> known = new HashSet<>();
  private final List<JsonBody> children = new ArrayList<>();

  private JsonBody(Map<String, @Nullable Object> fields, String path, Findings findings) {
    this.fields = fields;
    this.path = path;
    this.findings = findings;
  }

  /**
   * The body of a request.
   *
   * @throws ProblemException UNSUPPORTED_MEDIA_TYPE or MALFORMED_JSON
   */
  public static JsonBody of(Request request) {
    MediaTypes.requireJsonBody(request);
    try {
      return new JsonBody(Json.readObject(request.body()), "", new Findings());
    } catch (JsonSyntaxException e) {
      throw new ProblemException(
          ProblemCode.MALFORMED_JSON, "Send one JSON object: " + e.getMessage() + ".");
    }
  }

  /** Whether the field is there, be it as null. */
  public boolean has(String name) {
    known.add(name);
    return fields.containsKey(name);
  }

  /** Whether the field is there and null. */
  public boolean isNull(String name) {
    return has(name) && fields.get(name) == null;
  }

  /** Names fields that only the server sets: sending one is refused. */
  public void readOnly(String... names) {
    for (String name : names) {
      if (has(name)) {
        findings.readOnly(path + name);
      }
    }
  }

  /** A required string, checked and normalised by {@code rule}. */
  public String text(String name, TextRule rule) {
    return required(name, "", value -> text(name, value, rule));
  }

  /** A string that may be absent or null, checked and normalised by {@code rule}. */
  public Optional<String> optionalText(String name, TextRule rule) {
    return optional(name, value -> text(name, value, rule));
  }

  /** A required whole number between two bounds, both included. */
  public long integer(String name, long least, long most) {
    return required(name, least, value -> integer(name, value, least, most));
  }

  /** A whole number between two bounds, both included, that may be absent or null. */
  public Optional<Long> optionalInteger(String name, long least, long most) {
    return optional(name, value -> integer(name, value, least, most));
  }

  /** A required exact decimal number, sent as a JSON number or as a string of one. */
  public BigDecimal decimal(String name) {
    return required(name, BigDecimal.ZERO, value -> decimal(name, value));
  }

  /** True or false, that may be absent or null. */
  public Optional<Boolean> optionalFlag(String name) {
    return optional(
        name,
        value ->
            value instanceof Boolean flag ? Optional.of(flag) : wrongType(name, "true or false"));
  }

  /** An object that may be absent or null. */
  public Optional<JsonBody> optionalObject(String name) {
    return optional(name, value -> object(name, value));
  }

  /** A required array of objects, of which there are {@code least} to {@code most}. */
  public List<JsonBody> objects(String name, int least, int most) {
    return required(name, List.of(), value -> objects(name, value, least, most));
  }

  /** A required array of at most {@code most} strings, each checked and normalised by a rule. */
  public List<String> texts(String name, TextRule rule, int most) {
    return required(name, List.of(), value -> texts(name, value, rule, most));
  }

  /** A value of any kind that may be absent or null, for the feature to read itself. */
  public Optional<Object> optionalValue(String name) {
    return optional(name, Optional::of);
  }

  /** Adds a rule of the feature's own to what is wrong. */
  public void reject(String name, String code, String message) {
    findings.error(path + name, code, message);
  }

  /**
   * Refuses the body if anything was wrong with it.
   *
   * @throws ProblemException UNKNOWN_FIELD, READ_ONLY_FIELD or VALIDATION_FAILED
   */
  public void check() {
    collectUnknown();
    findings.check();
  }

  private void collectUnknown() {
    fields.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> findings.unknown(path + name));
    children.forEach(JsonBody::collectUnknown);
  }

  private <V> V required(String name, V fallback, Function<Object, Optional<V>> reader) {
    known.add(name);
    Object value = fields.get(name);
    if (value == null) {
      reject(name, "REQUIRED", "The field is required.");
      return fallback;
    }
    return reader.apply(value).orElse(fallback);
  }

  private <V> Optional<V> optional(String name, Function<Object, Optional<V>> reader) {
    known.add(name);
    return Optional.ofNullable(fields.get(name)).flatMap(reader);
  }

  private Optional<String> text(String name, Object value, TextRule rule) {
    if (!(value instanceof String text)) {
      return wrongType(name, "a string");
    }
    return switch (rule.apply(text)) {
      case TextRule.Accepted(String normalised) -> Optional.of(normalised);
      case TextRule.Refused(String code, String message) -> {
        reject(name, code, message);
        yield Optional.empty();
      }
    };
  }

  private Optional<List<String>> texts(String name, Object value, TextRule rule, int most) {
    if (!(value instanceof List<?> list)) {
      return wrongType(name, "an array");
    }
    if (list.size() > most) {
      reject(name, "OUT_OF_RANGE", "There must be at most %d items.".formatted(most));
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String item = name + "[" + i + "]";
      Object element = list.get(i);
      if (element == null) {
        wrongType(item, "a string");
      } else {
        text(item, element, rule).ifPresent(texts::add);
      }
    }
    return Optional.of(texts);
  }

  private Optional<Long> integer(String name, Object value, long least, long most) {
    Optional<BigDecimal> number = JsonNumbers.whole(value);
    if (number.isEmpty()) {
      return wrongType(name, "a whole number");
    }
    if (number.get().compareTo(BigDecimal.valueOf(least)) < 0
        || number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
      reject(name, "OUT_OF_RANGE", "The number must be from %d to %d.".formatted(least, most));
      return Optional.empty();
    }
    return Optional.of(number.get().longValueExact());
  }

  private Optional<BigDecimal> decimal(String name, Object value) {
    Optional<BigDecimal> number = JsonNumbers.decimal(value);
    return number.isPresent() ? number : wrongType(name, "a decimal number, such as \"19.99\"");
  }

  private Optional<JsonBody> object(String name, Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return wrongType(name, "an object");
    }
    JsonBody body = child(object, path + name + ".");
    children.add(body);
    return Optional.of(body);
  }

  private Optional<List<JsonBody>> objects(String name, Object value, int least, int most) {
    if (!(value instanceof List<?> list)) {
      return wrongType(name, "an array");
    }
    if (list.size() < least || list.size() > most) {
      reject(name, "OUT_OF_RANGE", "There must be %d to %d items.".formatted(least, most));
      return Optional.empty();
    }
    List<JsonBody> bodies = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String item = name + "[" + i + "]";
      if (list.get(i) instanceof Map<?, ?> object) {
        bodies.add(child(object, path + item + "."));
      } else {
        wrongType(item, "an object");
      }
    }
    children.addAll(bodies);
    return Optional.of(bodies);
  }

  @SuppressWarnings("unchecked")
  private JsonBody child(Map<?, ?> object, String childPath) {
    return new JsonBody((Map<String, @Nullable Object>) object, childPath, findings);
  }

  private <V> Optional<V> wrongType(String name, String wanted) {
    reject(name, "WRONG_TYPE", "The value must be " + wanted + ".");
    return Optional.empty();
  }
}
