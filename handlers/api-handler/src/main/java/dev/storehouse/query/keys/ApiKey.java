package dev.storehouse.query.keys;

import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.SecretHash;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of an API key. Its secret is not: who lost it rotates the key.
 *
 * @param createdBy the user or API key that made it
 * @param previous the secret before the last rotation, for as long as it is accepted too
 * @param expiresAt from when it is not accepted any more, if ever
 * @param lastUsedAt to the minute
 * @param version 1 at first, one more with each rotation and the revocation
 */
record ApiKey(
    String keyId,
    String tenantId,
    String name,
    Set<Scope> scopes,
    SecretHash secret,
    Optional<Previous> previous,
    Instant createdAt,
    String createdBy,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt,
    long version) {

  /** A secret that is accepted until then. */
  record Previous(SecretHash secret, Instant until) {}

  boolean isRevoked() {
    return revokedAt.isPresent();
  }

  /** Whether it is neither revoked nor expired. */
  boolean isLiveAt(Instant now) {
    return !isRevoked() && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
  }

  /** The key with another secret; the present one goes on until {@code until}. */
  ApiKey rotated(SecretHash next, Optional<Instant> until) {
    return new ApiKey(
        keyId,
        tenantId,
        name,
        scopes,
        next,
        until.map(end -> new Previous(secret, end)),
        createdAt,
        createdBy,
        expiresAt,
        lastUsedAt,
        revokedAt,
        version + 1);
  }
}
