package dev.storehouse.gateway.http;

import java.util.List;
import java.util.Optional;

/**
 * A request as a gateway sees it: nothing decoded, header fields in the order they came.
 *
 * @param path the path of the request target, still percent-encoded; starts with a slash
 * @param query what follows the question mark, still percent-encoded; empty if there is none
 * @param sourceIp the client's address, without brackets for IPv6
 */
public record HttpRequest(
    String method,
    String path,
    String query,
    String protocol,
    List<Header> headers,
    Body body,
    String sourceIp) {

  public HttpRequest {
    headers = List.copyOf(headers);
  }

  /** The first field of that name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }
}
