package dev.storehouse.http;

import dev.storehouse.shared.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One answer.
 *
 * @param headers names as they are sent
 * @param body text of the media type that Content-Type names; empty where the answer has none
 */
public record Response(int status, Map<String, String> headers, Optional<String> body) {

  public Response {
    headers = Map.copyOf(headers);
  }

  /** 200 with a JSON document. */
  public static Response ok(Object document) {
    return json(200, document);
  }

  /** An answer with a JSON document of maps, lists and values. */
  public static Response json(int status, Object document) {
    return new Response(
        status, Map.of("Content-Type", MediaTypes.JSON), Optional.of(Json.write(document)));
  }

  /** 200 with a text of another media type than JSON, such as {@code text/csv}. */
  public static Response text(String mediaType, String text) {
    return new Response(200, Map.of("Content-Type", mediaType), Optional.of(text));
  }

  /** An answer without a body. */
  public static Response empty(int status) {
    return new Response(status, Map.of(), Optional.empty());
  }

  /** The same answer with one header more, or another value of it. */
  public Response with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** The same answer with those headers of {@code defaults} that it does not have itself. */
  Response withDefaults(Map<String, String> defaults) {
    Map<String, String> all = new HashMap<>(defaults);
    all.putAll(headers);
    return new Response(status, all, body);
  }

  /** What HEAD gets: the length of the body in its place (RFC 9110, section 8.6). */
  Response toHead() {
    return body.map(
            text ->
                new Response(status, headers, Optional.empty())
                    .with(
                        "Content-Length",
                        Integer.toString(text.getBytes(StandardCharsets.UTF_8).length)))
        .orElse(this);
  }
}
