package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.Forwarding;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header fields of an event in payload format 2.0: names in lower case, repeated fields joined
 * with commas, cookies apart, and what the gateway adds of its own.
 */
final class ForwardedHeaders {

  private ForwardedHeaders() {}

  static Map<String, String> of(HttpRequest request, Instant receivedAt) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : request.headers()) {
      if (!header.is("cookie")) {
        headers.merge(header.lowerCaseName(), header.value(), (one, other) -> one + "," + other);
      }
    }
    headers.putIfAbsent("x-amzn-trace-id", Forwarding.traceId(receivedAt));
    headers.merge("x-forwarded-for", request.sourceIp(), (one, other) -> one + ", " + other);
    headers.put("x-forwarded-port", Forwarding.port(request));
    headers.put("x-forwarded-proto", "http");
    return headers;
  }

  static List<String> cookies(HttpRequest request) {
    return request.headers().stream()
        .filter(header -> header.is("cookie"))
        .flatMap(header -> Arrays.stream(header.value().split(";")))
        .map(String::trim)
        .filter(cookie -> !cookie.isEmpty())
        .toList();
  }
}
