package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JWS in compact serialisation (RFC 7515 §7.1), decoded but not believed.
 *
 * @param header the text of the JOSE header
 * @param payload the text of the claims
 */
record CompactToken(String header, String payload) {

  private static final int PARTS = 3;

  /** Splits a token; empty unless it is three parts of canonical base64url without padding. */
  static Optional<CompactToken> parse(String token) {
    if (token.length() > AccessToken.MAXIMUM_BYTES) {
      return Optional.empty();
    }
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS || decode(parts[2]).isEmpty()) {
      return Optional.empty();
    }
    Optional<String> payload = decode(parts[1]).flatMap(CompactToken::text);
    return decode(parts[0])
        .flatMap(CompactToken::text)
        .flatMap(header -> payload.map(text -> new CompactToken(header, text)));
  }

  /**
   * Reads the JSON of a part: one object, no name twice, because two readers of one token must not
   * read two things (RFC 8725 §2.6, RFC 7515 §4). Empty when it is anything else.
   */
  static Optional<Map<String, @Nullable Object>> members(String json) {
    try {
      return Optional.of(Json.readObject(json));
    } catch (JsonSyntaxException notAnObject) {
      return Optional.empty();
    }
  }

  // Encoding again refuses padding and stray low bits, with which one token could be written twice.
  private static Optional<byte[]> decode(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
      return canonical && bytes.length > 0 ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64Url) {
      return Optional.empty();
    }
  }

  // A decoder of our own reports what is not UTF-8; a JSON parser would guess at UTF-16.
  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
