package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.Forwarding;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header fields of an event in payload format 1.0: names as the client wrote them first,
 * without those of the connection, and what the gateway adds of its own.
 */
final class ForwardedFields {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "expect");

  private ForwardedFields() {}

  static Map<String, List<String>> of(Exchange exchange) {
    HttpRequest request = exchange.request();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Header header : request.headers()) {
      if (!OF_THE_CONNECTION.contains(header.lowerCaseName())) {
        named(header.name(), fields).add(header.value());
      }
    }
    String forwarded = String.join(", ", named("X-Forwarded-For", fields));
    replace("X-Amzn-Trace-Id", exchange.traceId(), fields);
    replace(
        "X-Forwarded-For",
        forwarded.isEmpty() ? request.sourceIp() : forwarded + ", " + request.sourceIp(),
        fields);
    replace("X-Forwarded-Port", Forwarding.port(request), fields);
    replace("X-Forwarded-Proto", "http", fields);
    return fields;
  }

  private static List<String> named(String name, Map<String, List<String>> fields) {
    return fields.computeIfAbsent(known(name, fields), _ -> new ArrayList<>());
  }

  private static void replace(String name, String value, Map<String, List<String>> fields) {
    fields.remove(known(name, fields));
    fields.put(name, List.of(value));
  }

  private static String known(String name, Map<String, List<String>> fields) {
    return fields.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }
}
