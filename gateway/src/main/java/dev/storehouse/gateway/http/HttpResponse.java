package dev.storehouse.gateway.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A complete response: status, header fields in the order they are sent, body (may be empty). */
public record HttpResponse(int status, List<Header> headers, Body body) {

  public HttpResponse {
    headers = List.copyOf(headers);
  }

  /** A gateway's own word: {@code {"message": "…"}}. The message must need no JSON escape. */
  public static HttpResponse message(int status, String message) {
    return new HttpResponse(
        status,
        List.of(new Header("content-type", "application/json")),
        Body.ofText("{\"message\":\"%s\"}".formatted(message)));
  }

  /** The first field of that name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  /** This response with further fields after its own. */
  public HttpResponse with(List<Header> further) {
    return new HttpResponse(
        status, Stream.concat(headers.stream(), further.stream()).toList(), body);
  }
}
