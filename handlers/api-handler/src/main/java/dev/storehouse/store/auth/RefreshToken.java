package dev.storehouse.store.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A refresh token, {@code shr_<login_id>_<secret><seal>}: which login it belongs to, 256 random
 * bits in base64url, and what shows that we issued it. Does not print itself.
 */
record RefreshToken(String loginId, String secret, String seal) {

  /** The text that a client keeps. */
  String format() {
    return "shr_" + loginId + "_" + secret + seal;
  }

  /** SHA-256 of the secret in hexadecimal. A plain hash will do: nobody can guess 256 bits. */
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[" + loginId + "]";
  }
}
