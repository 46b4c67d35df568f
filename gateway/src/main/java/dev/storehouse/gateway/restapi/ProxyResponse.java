package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.EventBody;
import dev.storehouse.gateway.ResponseHeaders;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a response of what a function returned ("Output format of a Lambda function for proxy
 * integration", API Gateway developer guide): no member is required, no other member is allowed.
 */
final class ProxyResponse {

  private static final Set<String> MEMBERS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

  /** Fields of a function's that clients get under another name ("Important notes"). */
  private static final Set<String> REMAPPED =
      Set.of(
          "authorization",
          "connection",
          "content-md5",
          "date",
          "host",
          "max-forwards",
          "server",
          "trailer",
          "upgrade",
          "user-agent",
          "www-authenticate");

  private static final int OK = 200;

  private ProxyResponse() {}

  /** Empty if the payload is no proxy response: the gateway then answers 502. */
  static Optional<HttpResponse> of(Body payload) {
    try {
      return JSON.std.anyFrom(payload.text()) instanceof Map<?, ?> map
              && MEMBERS.containsAll(map.keySet())
          ? Optional.of(response(map))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static HttpResponse response(Map<?, ?> response) {
    List<Header> headers = new ArrayList<>();
    fields(response.get("headers")).forEach((name, value) -> headers.add(header(name, value)));
    fields(response.get("multiValueHeaders"))
        .forEach(
            (name, values) -> {
              headers.removeIf(header -> header.is(String.valueOf(name)));
              for (Object value : (values instanceof List<?> list ? list : List.of(values))) {
                headers.add(header(name, value));
              }
            });
    if (headers.stream().noneMatch(header -> header.is("content-type"))) {
      headers.addFirst(new Header("Content-Type", "application/json"));
    }
    return new HttpResponse(status(response.get("statusCode")), headers, EventBody.in(response));
  }

  private static Map<?, ?> fields(@Nullable Object node) {
    return switch (node) {
      case null -> Map.of();
      case Map<?, ?> map -> map;
      default -> throw new IllegalArgumentException("the header fields are not a mapping");
    };
  }

  private static Header header(@Nullable Object name, @Nullable Object value) {
    if (value instanceof Map || value instanceof List) {
      throw new IllegalArgumentException("a header field is not a text");
    }
    Header header = ResponseHeaders.header(name, value);
    return REMAPPED.contains(header.lowerCaseName())
        ? new Header("x-amzn-Remapped-" + header.name(), header.value())
        : header;
  }

  private static int status(@Nullable Object status) {
    int code =
        switch (status) {
          case null -> OK;
          case Integer number -> number;
          case String text -> Integer.parseInt(text);
          default -> 0;
        };
    if (code < OK || code > 599) {
      throw new IllegalArgumentException("not a status code: " + status);
    }
    return code;
  }
}
