package dev.storehouse.warehouse.files;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request that whoever holds it may send without credentials.
 *
 * @param method of HTTP
 * @param headers that have to be sent as they are here, as the signature covers them
 * @param expiresAt when it is refused at the latest; the credentials that signed it may end before
 */
public record Link(String method, URI url, Map<String, String> headers, Instant expiresAt) {

  /** Takes a copy. */
  public Link {
    headers = Map.copyOf(headers);
  }

  /** Without the URL, which is as good as a password. */
  @Override
  public String toString() {
    return "Link[method=" + method + ", expiresAt=" + expiresAt + "]";
  }
}
