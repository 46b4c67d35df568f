package dev.storehouse.authorizer.rotation;

import dev.storehouse.shared.identity.keys.KeyStage;
import dev.storehouse.shared.identity.keys.PublishedKey;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.keys.SigningKeySecret;
import dev.storehouse.shared.identity.token.AccessToken;
import dev.storehouse.shared.identity.token.KeyProof;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The four steps of a rotation (Secrets Manager User Guide, "Lambda rotation functions"), each of
 * which may be repeated.
 *
 * <p>No good token is refused meanwhile. A new key is published at once but signs only after {@link
 * #ACTIVATION_DELAY}, when every verifier has reloaded its keys; until then the former one signs. A
 * key that signs no more is accepted until its last token has expired. Thread-safe.
 */
final class Rotation {

  /** Twice the age up to which verifiers cache keys: one reload may just have been used up. */
  static final Duration ACTIVATION_DELAY = Duration.ofMinutes(2);

  /** How long a key outlives its last signature: a token's life, with room for slow signers. */
  static final Duration RETIREMENT =
      AccessToken.LIFETIME.plus(AccessToken.LEEWAY).plus(Duration.ofMinutes(5));

  private final SecretVersions versions;
  private final SigningKeySecret secret;
  private final PublishedKeys publishedKeys;
  private final Clock clock;

  Rotation(
      SecretVersions versions, SigningKeySecret secret, PublishedKeys publishedKeys, Clock clock) {
    this.versions = versions;
    this.secret = secret;
    this.publishedKeys = publishedKeys;
    this.clock = clock;
  }

  /**
   * Performs one step.
   *
   * @throws IllegalStateException if the version is not being rotated to, or it is too soon
   */
  void perform(RotationStep step, String versionId) {
    boolean over = versions.isCurrent(versionId);
    switch (step) {
      case CREATE -> {
        if (!over) {
          create(versionId);
        }
      }
      case SET -> {
        // There is no other system to set the key in: publishing it was part of making it.
      }
      case TEST -> {
        if (!over) {
          test(versionId);
        }
      }
      case FINISH -> {
        if (!over) {
          versions.makeCurrent(versionId);
        }
        tidyUp();
      }
    }
  }

  private void create(String versionId) {
    Optional<SigningKeyPair> made = versions.pending(versionId);
    SigningKeyPair pair = made.orElseGet(this::newPair);
    if (made.isEmpty()) {
      versions.putPending(versionId, pair);
    }
    publishedKeys.publish(pair.publicJwk(), pair.createdAt());
  }

  private SigningKeyPair newPair() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<SigningKeyPair> inForce = secret.current().filter(pair -> isAccepted(pair, now));
    if (inForce.filter(pair -> pair.activeFrom().isAfter(now)).isPresent()) {
      throw new IllegalStateException(
          "too soon: the last rotation takes effect at " + inForce.get().activeFrom());
    }
    return SigningKeyPair.generate(now, inForce.isEmpty() ? now : now.plus(ACTIVATION_DELAY));
  }

  private boolean isAccepted(SigningKeyPair pair, Instant now) {
    return publishedKeys.find(pair.kid()).filter(row -> row.isAcceptedAt(now)).isPresent();
  }

  private void test(String versionId) {
    SigningKeyPair pair =
        versions
            .pending(versionId)
            .orElseThrow(() -> new IllegalStateException("the new version holds no key pair"));
    PublishedKey published =
        publishedKeys
            .find(pair.kid())
            .filter(row -> row.isAcceptedAt(clock.instant()))
            .orElseThrow(() -> new IllegalStateException("the new key is not published"));
    KeyProof.of(pair, published.jwk(), clock);
  }

  // Also when the labels were moved already: a former attempt may have ended just there.
  private void tidyUp() {
    Optional<String> current = secret.current().map(SigningKeyPair::kid);
    Optional<String> previous = secret.previous().map(SigningKeyPair::kid);
    Instant expiresAt = clock.instant().plus(RETIREMENT);
    for (PublishedKey row : publishedKeys.all()) {
      String kid = row.jwk().kid();
      if (current.filter(kid::equals).isPresent()) {
        publishedKeys.markStage(kid, KeyStage.CURRENT);
      } else if (previous.filter(kid::equals).isPresent()) {
        publishedKeys.markStage(kid, KeyStage.PREVIOUS);
      } else {
        publishedKeys.retire(kid, expiresAt);
      }
    }
  }
}
