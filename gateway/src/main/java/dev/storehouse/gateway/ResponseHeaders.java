package dev.storehouse.gateway;

import dev.storehouse.gateway.http.Header;
import org.jspecify.annotations.Nullable;

/** Header fields as functions return them. */
public final class ResponseHeaders {

  private ResponseHeaders() {}

  /**
   * A field of a name and a value of whatever kind.
   *
   * @throws IllegalArgumentException if no such field can be sent (RFC 9110, section 5)
   */
  public static Header header(@Nullable Object name, @Nullable Object value) {
    Header header = new Header(String.valueOf(name), String.valueOf(value));
    boolean isClean =
        header.name().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
            && header.value().chars().noneMatch(character -> character < ' ' && character != '\t');
    if (!isClean) {
      throw new IllegalArgumentException("not a header field: " + header.name());
    }
    return header;
  }
}
