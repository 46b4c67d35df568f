package dev.storehouse.store.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One login on one device: a family of refresh tokens, of which the last one is good.
 *
 * @param tokenHash of the refresh token that is good now
 * @param epoch the user's login epoch at the time; once the user has another, the login is over
 * @param expiresAt whole seconds; fixed when logging in, so that each device logs in once in a
 *     while
 * @param endedAt when it was logged out, or a used token came back
 */
record Login(
    String loginId,
    String userId,
    String tokenHash,
    long epoch,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> endedAt) {

  /** From logging in until one has to do so again. */
  static final Duration LIFETIME = Duration.ofDays(30);

  boolean isEnded() {
    return endedAt.isPresent();
  }

  /** Whether a token is the one that is good now; compares in constant time. */
  boolean isAt(RefreshToken token) {
    return MessageDigest.isEqual(
        tokenHash.getBytes(StandardCharsets.US_ASCII),
        token.hash().getBytes(StandardCharsets.US_ASCII));
  }
}
