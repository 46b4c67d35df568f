package dev.storehouse.gateway.httpapi;

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
import org.jspecify.annotations.Nullable;

/**
 * Makes a response of what a function returned, by the rules of payload format 2.0 ("Lambda
 * function response for format 2.0", API Gateway developer guide).
 */
final class ProxyResponse {

  private static final int OK = 200;

  private ProxyResponse() {}

  /** Empty if the payload is no proxy response: the gateway then answers 500. */
  static Optional<HttpResponse> of(Body payload) {
    try {
      Object value = JSON.std.anyFrom(payload.text());
      return Optional.of(
          value instanceof Map<?, ?> map && map.containsKey("statusCode")
              ? explicit(map)
              : inferred(value, payload));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** No status code: 200, and the payload itself is the JSON body (a string without its quotes). */
  private static HttpResponse inferred(@Nullable Object value, Body payload) {
    Body body = value instanceof String text ? Body.ofText(text) : payload;
    return new HttpResponse(OK, List.of(new Header("content-type", "application/json")), body);
  }

  private static HttpResponse explicit(Map<?, ?> response) {
    List<Header> headers = new ArrayList<>();
    if (response.get("headers") instanceof Map<?, ?> single) {
      single.forEach((name, value) -> headers.add(ResponseHeaders.header(name, value)));
    }
    if (response.get("multiValueHeaders") instanceof Map<?, ?> several) {
      several.forEach(
          (name, values) -> {
            headers.removeIf(header -> header.is(String.valueOf(name)));
            for (Object value : (values instanceof List<?> list ? list : List.of(values))) {
              headers.add(ResponseHeaders.header(name, value));
            }
          });
    }
    if (response.get("cookies") instanceof List<?> cookies) {
      cookies.forEach(cookie -> headers.add(ResponseHeaders.header("set-cookie", cookie)));
    }
    if (headers.stream().noneMatch(header -> header.is("content-type"))) {
      headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
    }
    return new HttpResponse(status(response.get("statusCode")), headers, EventBody.in(response));
  }

  private static int status(@Nullable Object status) {
    if (status instanceof Integer code && code >= OK && code <= 599) {
      return code;
    }
    throw new IllegalArgumentException("not a status code: " + status);
  }
}
