package dev.storehouse.service.training;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in of AWS answers: to whoever asks for an item, that of the table; to some
 * operations what is written down for them; to all others nothing. Immutable.
 */
final class StandInAnswers {

  private static final String DYNAMO_DB = "DynamoDB_20120810.";

  private final Map<String, @Nullable Object> items;
  private final Map<String, @Nullable Object> operations;

  private StandInAnswers(
      Map<String, @Nullable Object> items, Map<String, @Nullable Object> operations) {
    this.items = items;
    this.operations = operations;
  }

  /** Those of {@code answers.json}. */
  static StandInAnswers read() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(StandInAnswers.class.getResourceAsStream("answers.json"))) {
      Map<String, @Nullable Object> answers = object(file.readAllBytes());
      return new StandInAnswers(members(answers, "items"), members(answers, "operations"));
    }
  }

  /**
   * The body of an answer.
   *
   * @param operation the header {@code X-Amz-Target}
   * @param request the body of the request, JSON
   */
  String to(String operation, String request) throws IOException {
    return switch (operation) {
      case DYNAMO_DB + "GetItem" -> itemAs("Item", request);
      case DYNAMO_DB + "UpdateItem" -> itemAs("Attributes", request);
      default -> Json.write(members(operations, operation));
    };
  }

  private String itemAs(String name, String request) throws IOException {
    String table =
        String.valueOf(object(request.getBytes(StandardCharsets.UTF_8)).get("TableName"));
    Object item = items.get(table.substring(table.lastIndexOf('-') + 1));
    return Json.write(item == null ? Map.of() : Map.of(name, item));
  }

  private static Map<String, @Nullable Object> object(byte[] json) throws IOException {
    try {
      return Json.readObject(new String(json, StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      throw new IOException("no JSON", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> members(
      Map<String, @Nullable Object> object, String name) {
    return (Map<String, @Nullable Object>) Objects.requireNonNullElse(object.get(name), Map.of());
  }
}
