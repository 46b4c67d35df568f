package dev.storehouse.shared.identity.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of an API key's secret: enough, because nobody guesses 256 random bits. Immutable.
 *
 * @param hex 64 characters
 */
public record SecretHash(String hex) {

  private static final String ALGORITHM = "SHA-256";

  static SecretHash of(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance(ALGORITHM).digest(secret.getBytes(StandardCharsets.US_ASCII));
      return new SecretHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether the other is the same, in a time that does not tell how much of it is. */
  public boolean matches(SecretHash other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }
}
