package dev.storehouse.gateway;

import dev.storehouse.gateway.http.Body;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A body as an event carries it: text as it is, everything else in Base64. */
public record EventBody(String text, boolean base64) {

  /**
   * Text is what declares itself so (text, JSON, XML, JavaScript, and the structured suffixes of
   * RFC 6839) and is well-formed UTF-8. No content type, and forms, are binary to an HTTP API.
   */
  public static EventBody of(byte[] body, Optional<String> contentType) {
    if (contentType.filter(EventBody::isText).isPresent()) {
      try {
        return new EventBody(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString(), false);
      } catch (CharacterCodingException e) {
        return encoded(body);
      }
    }
    return encoded(body);
  }

  /**
   * The body of what a function returned, by {@code body} and {@code isBase64Encoded}.
   *
   * @throws IllegalArgumentException if it is no text, or not in Base64 where it says so
   */
  public static Body in(Map<?, ?> response) {
    return switch (response.get("body")) {
      case null -> Body.EMPTY;
      case String text when Boolean.TRUE.equals(response.get("isBase64Encoded")) ->
          Body.of(Base64.getDecoder().decode(text));
      case String text -> Body.ofText(text);
      default -> throw new IllegalArgumentException("the body is not a string");
    };
  }

  private static EventBody encoded(byte[] body) {
    return new EventBody(Base64.getEncoder().encodeToString(body), true);
  }

  private static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.endsWith("+json")
        || type.endsWith("+xml")
        || type.equals("application/json")
        || type.equals("application/xml")
        || type.equals("application/javascript");
  }
}
