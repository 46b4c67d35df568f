package dev.storehouse.shared.identity.apikey;

import dev.storehouse.shared.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 of an API key's secret: enough, because nobody guesses 256 random bits. Immutable.
 *
 * @param hex 64 characters
 */
public record SecretHash(String hex) {

  static SecretHash of(String secret) {
    return new SecretHash(Sha256.hex(secret));
  }

  /** Whether the other is the same, in a time that does not tell how much of it is. */
  public boolean matches(SecretHash other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }
}
