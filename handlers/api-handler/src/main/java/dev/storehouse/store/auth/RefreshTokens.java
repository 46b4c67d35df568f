package dev.storehouse.store.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.storehouse.shared.secret.KeyedHash;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes refresh tokens and knows its own again. One that was never issued is a guess and changes
 * nothing; one that was issued and is not current any more has been copied, and ends its login. The
 * login's identifier alone, which every access token carries, must not be enough for that.
 * Thread-safe.
 */
final class RefreshTokens {

  private static final int SECRET_BYTES = 32;
  private static final int SEAL_BYTES = 12;
  private static final Pattern FORMAT =
      Pattern.compile("shr_(lgn_[0-9a-z]{26})_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{16})");

  private final KeyedHash hash;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(KeyedHash hash) {
    this.hash = hash;
  }

  /** A fresh token for a login. */
  RefreshToken next(String loginId) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = base64(bytes);
    return new RefreshToken(loginId, secret, seal(loginId, secret));
  }

  /** Reads what a client sent; empty if it is none that we have issued. */
  Optional<RefreshToken> read(String text) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    RefreshToken token = new RefreshToken(parts.group(1), parts.group(2), parts.group(3));
    byte[] expected = seal(token.loginId(), token.secret()).getBytes(US_ASCII);
    return MessageDigest.isEqual(expected, token.seal().getBytes(US_ASCII))
        ? Optional.of(token)
        : Optional.empty();
  }

  private String seal(String loginId, String secret) {
    return base64(Arrays.copyOf(hash.of("refresh token", loginId, secret), SEAL_BYTES));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
