package dev.storehouse.local.aws.messaging;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a request, as a query string or the query protocol's body has them. */
record Form(Map<String, String> values) {

  static Form of(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return new Form(values);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** From 1 to the most that is kept; 20 if it is not said or no number. */
  int limit() {
    return text("limit")
        .filter(text -> text.matches("[1-9]\\d{0,3}"))
        .map(Integer::parseInt)
        .orElse(20);
  }

  /** Pairs such as {@code prefix.entry.1.Name} and {@code prefix.entry.1.Value.StringValue}. */
  Map<String, String> entries(String prefix) {
    Map<String, String> entries = new TreeMap<>();
    for (int i = 1; values.containsKey(prefix + ".entry." + i + ".Name"); i++) {
      String entry = prefix + ".entry." + i;
      entries.put(
          values.get(entry + ".Name"), values.getOrDefault(entry + ".Value.StringValue", ""));
    }
    return entries;
  }
}
