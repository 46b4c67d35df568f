package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names in the objects with which a JSON file begins: not each row need have all of them. A
 * name's case does not matter.
 */
final class JsonHead {

  private final String text;
  private final Map<String, String> names = new LinkedHashMap<>();
  private int at;

  private JsonHead(String text) {
    this.text = text;
  }

  /**
   * The names, in the order in which they occur, each once.
   *
   * @param text begins with an object
   * @throws UnusableFilesException if the first one does not end in it, is none, or has a name
   *     twice
   */
  static List<String> names(String text) throws UnusableFilesException {
    JsonHead head = new JsonHead(text);
    String first =
        head.object()
            .orElseThrow(
                () ->
                    new UnusableFilesException(
                        "Its first row does not end within %d KB; name the columns in"
                                .formatted(FileHead.BYTES / 1024)
                            + " column_mappings."));
    try {
      head.add(first);
    } catch (JsonSyntaxException e) {
      throw new UnusableFilesException("Its first row is not a JSON object: " + e.getMessage());
    }
    try {
      for (Optional<String> next = head.object(); next.isPresent(); next = head.object()) {
        head.add(next.get());
      }
    } catch (JsonSyntaxException _) {
      // The load itself will tell the line, and may leave it out.
    }
    return List.copyOf(head.names.values());
  }

  private void add(String object) throws JsonSyntaxException, UnusableFilesException {
    Set<String> own = new HashSet<>();
    for (String name : Json.readObject(object).keySet()) {
      String folded = name.toLowerCase(Locale.ROOT);
      if (!own.add(folded)) {
        throw new UnusableFilesException("One of its rows has \"%s\" twice.".formatted(folded));
      }
      names.putIfAbsent(folded, name);
    }
  }

  /** What comes next, up to where it ends; empty if it does not. */
  private Optional<String> object() {
    int from = at;
    int depth = 0;
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quoted) {
        at += character == '\\' ? 1 : 0;
        quoted = character != '"';
      } else if (depth > 0 || !Character.isWhitespace(character)) {
        quoted = character == '"';
        depth += character == '{' || character == '[' ? 1 : 0;
        depth -= character == '}' || character == ']' ? 1 : 0;
        if (depth <= 0) {
          at++;
          return Optional.of(text.substring(from, at));
        }
      }
    }
    return Optional.empty();
  }
}
