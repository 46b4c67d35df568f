package dev.storehouse.store.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refresh token, {@code shr_<login_id>_<secret>}: which login it belongs to, and 256 random bits
 * in base64url. Does not print itself.
 */
record RefreshToken(String loginId, String secret) {

  private static final int SECRET_BYTES = 32;
  private static final Pattern FORMAT =
      Pattern.compile("shr_(lgn_[0-9a-z]{26})_([A-Za-z0-9_-]{43})");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A fresh token for a login. */
  static RefreshToken next(String loginId) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new RefreshToken(
        loginId, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Reads what a client sent; empty if it cannot be one of ours. */
  static Optional<RefreshToken> parse(String text) {
    Matcher parts = FORMAT.matcher(text);
    return parts.matches()
        ? Optional.of(new RefreshToken(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The text that a client keeps. */
  String format() {
    return "shr_" + loginId + "_" + secret;
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
