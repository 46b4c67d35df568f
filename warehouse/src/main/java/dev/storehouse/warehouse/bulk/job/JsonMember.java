package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;

/** Picks a member out of an object of JSON, which may be cut off behind it or within. */
final class JsonMember {

  private final String text;
  private int at;

  private JsonMember(String text) {
    this.text = text;
    this.at = text.indexOf('{') + 1;
  }

  /**
   * The member of this name, whatever its case: a string's characters, or what is written there.
   *
   * @return empty if the text is no object on one line, or it has no such member
   */
  static String of(String text, String name) {
    String object = text.strip();
    if (!object.startsWith("{")) {
      return "";
    }
    JsonMember reader = new JsonMember(object);
    while (reader.at < object.length() && object.charAt(reader.at) != '}') {
      String member = shown(reader.value());
      reader.at++;
      String value = reader.value();
      if (member.equalsIgnoreCase(name)) {
        return shown(value);
      }
      reader.at++;
    }
    return "";
  }

  /** What is written up to the mark behind a name or a value. */
  private String value() {
    int from = Math.min(at, text.length());
    int depth = 0;
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quoted) {
        at += character == '\\' ? 1 : 0;
        quoted = character != '"';
      } else if (depth == 0 && ",:}".indexOf(character) >= 0) {
        break;
      } else {
        quoted = character == '"';
        depth += character == '{' || character == '[' ? 1 : 0;
        depth -= character == '}' || character == ']' ? 1 : 0;
      }
    }
    return text.substring(from, Math.min(at, text.length())).strip();
  }

  private static String shown(String written) {
    if (!written.startsWith("\"")) {
      return written;
    }
    try {
      return String.valueOf(Json.read(written));
    } catch (JsonSyntaxException _) {
      return written.substring(1);
    }
  }
}
