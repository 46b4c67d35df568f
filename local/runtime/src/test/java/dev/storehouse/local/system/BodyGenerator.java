package dev.storehouse.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storehouse.local.contract.ApiContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes values that a schema allows, out of maps, lists, strings and numbers. */
final class BodyGenerator {

  private static final int MAX_ITEMS = 3;
  private static final int MAX_TEXT = 24;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private final ApiContract contract;
  private final Map<String, List<String>> objects;
  private final RandomGenerator random;

  /**
   * Makes a generator.
   *
   * @param objects what stands in fields of these names
   */
  BodyGenerator(ApiContract contract, Map<String, List<String>> objects, RandomGenerator random) {
    this.contract = contract;
    this.objects = objects;
    this.random = random;
  }

  /** An object of that schema, with some of what is optional. */
  Map<String, @Nullable Object> object(JsonNode schema) {
    List<String> required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              if (required.contains(name) || random.nextBoolean()) {
                fields.put(name, value(name, property));
              }
            });
    JsonNode others = schema.path("additionalProperties");
    if (others.isObject() && random.nextBoolean()) {
      fields.put("a", value("a", others));
    }
    return fields;
  }

  /**
   * A value.
   *
   * @param name of the field or parameter it is for
   * @param schema of the value, or a reference to one
   */
  @Nullable Object value(String name, JsonNode schema) {
    JsonNode known = contract.resolved(schema);
    Optional<JsonNode> choice = oneOf(known.path("oneOf")).or(() -> oneOf(known.path("anyOf")));
    if (choice.isPresent()) {
      return value(name, choice.get());
    }
    Optional<JsonNode> constant = oneOf(known.path("enum"));
    if (constant.isPresent()) {
      return constant.get().isNull() ? null : constant.get().asText();
    }
    JsonNode type = known.path("type");
    return switch (type.isArray() ? oneOf(type).orElseThrow().asText() : type.asText()) {
      case "object" -> object(known);
      case "array" -> array(name, known);
      case "integer" ->
          random.nextLong(known.path("minimum").asLong(0), known.path("maximum").asLong(1_000) + 1);
      case "number" -> random.nextInt(100_000) / 100.0;
      case "boolean" -> random.nextBoolean();
      case "null" -> null;
      default -> text(name, known);
    };
  }

  private List<@Nullable Object> array(String name, JsonNode schema) {
    int least = schema.path("minItems").asInt(0);
    int most = Math.min(least + MAX_ITEMS, schema.path("maxItems").asInt(MAX_ITEMS));
    List<@Nullable Object> items = new ArrayList<>();
    int size = random.nextInt(least, most + 1);
    while (items.size() < size) {
      items.add(value(name, schema.path("items")));
    }
    return items;
  }

  private String text(String name, JsonNode schema) {
    if (objects.containsKey(name)) {
      List<String> known = objects.get(name);
      return known.get(random.nextInt(known.size()));
    }
    return switch (schema.path("format").asText()) {
      case "email" -> UUID.nameUUIDFromBytes(bytes(16)) + "@example.com";
      case "date" -> DAY.plusDays(random.nextInt(60)).toString();
      case "date-time" -> DAY.plusDays(random.nextInt(2_000)) + "T12:00:00Z";
      default -> word(schema);
    };
  }

  /** Letters; where the pattern wants others, a currency or an amount. */
  private String word(JsonNode schema) {
    int length = random.nextInt(schema.path("minLength").asInt(0), MAX_TEXT);
    String letters =
        random
            .ints(length, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    Pattern pattern = Pattern.compile(schema.path("pattern").asText());
    return Stream.of(letters, "EUR", random.nextInt(9_999) + ".5")
        .filter(text -> pattern.matcher(text).find())
        .findFirst()
        .orElse(letters);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private Optional<JsonNode> oneOf(JsonNode choices) {
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(choices.path(random.nextInt(choices.size())));
  }
}
