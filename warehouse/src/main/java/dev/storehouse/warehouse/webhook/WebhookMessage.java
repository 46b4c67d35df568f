package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * What a receiver is told.
 *
 * @param id the same for every attempt, so that a receiver can tell what it has seen before; 1 to
 *     128 letters, digits, hyphens and underscores, for the signature joins it to the rest by a dot
 * @param body JSON, at most {@link #LONGEST_BODY} bytes
 */
public record WebhookMessage(String id, String body) {

  /** Bytes of the longest body in UTF-8: receivers expect a notice, not data. */
  public static final int LONGEST_BODY = 64 * 1024;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  /**
   * Makes a message.
   *
   * @throws IllegalArgumentException if the id is malformed or the body too long
   */
  public WebhookMessage {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("malformed id of a message");
    }
    if (body.getBytes(UTF_8).length > LONGEST_BODY) {
      throw new IllegalArgumentException("a message has at most " + LONGEST_BODY + " bytes");
    }
  }

  /** The body as it is signed and sent. */
  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
