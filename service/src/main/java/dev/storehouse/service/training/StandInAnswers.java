package dev.storehouse.service.training;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
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
      Map<String, @Nullable Object> answers =
          object(new String(file.readAllBytes(), StandardCharsets.UTF_8));
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
    return Json.write(
        switch (operation) {
          case DYNAMO_DB + "GetItem" -> itemAs("Item", request);
          case DYNAMO_DB + "UpdateItem" -> itemAs("Attributes", request);
          case DYNAMO_DB + "BatchGetItem" -> Map.of("Responses", itemOfEach(request));
          default -> members(operations, operation);
        });
  }

  private Map<String, @Nullable Object> itemAs(String name, String request) throws IOException {
    Object item = item(String.valueOf(object(request).get("TableName")));
    return item == null ? Map.of() : Map.of(name, item);
  }

  /** Of each table that is asked, however many of its keys are named. */
  private Map<String, List<Object>> itemOfEach(String request) throws IOException {
    Map<String, List<Object>> found = new HashMap<>();
    for (String table : members(object(request), "RequestItems").keySet()) {
      Object item = item(table);
      found.put(table, item == null ? List.of() : List.of(item));
    }
    return found;
  }

  /** Tables are named by the stack and their logical ids. */
  private @Nullable Object item(String table) {
    return items.get(table.substring(table.lastIndexOf('-') + 1));
  }

  private static Map<String, @Nullable Object> object(String json) throws IOException {
    try {
      return Json.readObject(json);
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
