package dev.storehouse.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes values that a schema allows, out of maps, lists, strings and numbers. */
final class BodyGenerator {

  private static final int MAX_ITEMS = 3;
  private static final int MAX_TEXT = 24;

  private final ApiContract contract;
  private final Map<String, String> objects;
  private final RandomGenerator random;

  /**
   * Makes a generator.
   *
   * @param objects what stands in fields of these names
   */
  BodyGenerator(ApiContract contract, Map<String, String> objects, RandomGenerator random) {
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
                fields.put(name, value(name, contract.resolved(property)));
              }
            });
    return fields;
  }

  private @Nullable Object value(String name, JsonNode schema) {
    Optional<JsonNode> choice = oneOf(schema.path("enum")).or(() -> oneOf(schema.path("oneOf")));
    if (choice.isPresent()) {
      return choice.get().isTextual() ? choice.get().asText() : value(name, choice.get());
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? oneOf(type).orElseThrow().asText() : type.asText()) {
      case "object" -> object(schema);
      case "array" -> array(name, schema);
      case "integer" ->
          random.nextLong(
              schema.path("minimum").asLong(0), schema.path("maximum").asLong(1_000) + 1);
      case "number" -> random.nextInt(100_000) / 100.0;
      case "null" -> null;
      default -> text(name, schema);
    };
  }

  private List<@Nullable Object> array(String name, JsonNode schema) {
    int least = schema.path("minItems").asInt(0);
    int most = Math.min(least + MAX_ITEMS, schema.path("maxItems").asInt(MAX_ITEMS));
    List<@Nullable Object> items = new ArrayList<>();
    int size = random.nextInt(least, most + 1);
    while (items.size() < size) {
      items.add(value(name, contract.resolved(schema.path("items"))));
    }
    return items;
  }

  private String text(String name, JsonNode schema) {
    if (objects.containsKey(name)) {
      return objects.get(name);
    }
    if (schema.path("format").asText().equals("email")) {
      return UUID.nameUUIDFromBytes(bytes(16)) + "@example.com";
    }
    if (schema.has("pattern")) {
      return schema.path("pattern").asText().contains("A-Z") ? "EUR" : random.nextInt(9_999) + ".5";
    }
    int length = random.nextInt(schema.path("minLength").asInt(0), MAX_TEXT);
    return random
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
