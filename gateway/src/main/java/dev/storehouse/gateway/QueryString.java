package dev.storehouse.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a query, decoded, in the order of their first appearance. */
public record QueryString(Map<String, List<String>> parameters) {

  public QueryString {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Splits and decodes a query.
   *
   * @throws IllegalArgumentException if it is not properly percent-encoded
   */
  public static QueryString parse(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters
            .computeIfAbsent(PercentEncoding.decodeQuery(name), _ -> new ArrayList<>())
            .add(PercentEncoding.decodeQuery(value));
      }
    }
    return new QueryString(parameters);
  }

  /** All values of each parameter in one, joined with commas, as payload format 2.0 has them. */
  public Map<String, String> joined() {
    Map<String, String> joined = new LinkedHashMap<>();
    parameters.forEach((name, values) -> joined.put(name, String.join(",", values)));
    return joined;
  }
}
