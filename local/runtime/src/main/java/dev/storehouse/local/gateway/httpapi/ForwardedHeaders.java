package dev.storehouse.local.gateway.httpapi;

import dev.storehouse.local.http.Header;
import dev.storehouse.local.http.HttpRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

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
    headers.putIfAbsent("x-amzn-trace-id", traceId(receivedAt));
    headers.merge("x-forwarded-for", request.sourceIp(), (one, other) -> one + ", " + other);
    headers.put("x-forwarded-port", port(request));
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

  private static String port(HttpRequest request) {
    String host = request.header("host").orElse("");
    int colon = host.lastIndexOf(':');
    return colon < 0 || host.endsWith("]") ? "80" : host.substring(colon + 1);
  }

  /** The root of a trace: its second, then 96 random bits (X-Ray, "Tracing header"). */
  private static String traceId(Instant receivedAt) {
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    return "Root=1-%08x-%s"
        .formatted(receivedAt.getEpochSecond(), HexFormat.of().formatHex(random));
  }
}
