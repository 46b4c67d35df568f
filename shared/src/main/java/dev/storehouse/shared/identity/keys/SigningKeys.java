package dev.storehouse.shared.identity.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the key that signs now. The newest one signs once it is active; until then the one before
 * it does. A key that verifiers would not accept never signs. What Secrets Manager holds is cached
 * for {@link #MAXIMUM_AGE}. Thread-safe.
 */
public final class SigningKeys implements SigningKeySource {

  /** For how long a rotation may go unnoticed; well below the activation delay of a new key. */
  public static final Duration MAXIMUM_AGE = Duration.ofSeconds(45);

  private final SigningKeySecret secret;
  private final VerificationKeys verificationKeys;
  private final Clock clock;

  private @Nullable Snapshot snapshot;

  public SigningKeys(SigningKeySecret secret, VerificationKeys verificationKeys, Clock clock) {
    this.secret = secret;
    this.verificationKeys = verificationKeys;
    this.clock = clock;
  }

  /**
   * The pair to sign with now, or empty when there is none yet, or all are revoked.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if secret or table cannot be read
   */
  @Override
  public Optional<SigningKeyPair> choose() {
    Instant now = clock.instant();
    Snapshot known = fresh(now);
    Predicate<SigningKeyPair> active = pair -> !pair.activeFrom().isAfter(now);
    return Stream.of(known.current().filter(active), known.previous(), known.current())
        .flatMap(Optional::stream)
        .filter(pair -> verificationKeys.find(pair.kid()).isPresent())
        .findFirst();
  }

  /** Forgets what was cached: for the moment after a SnapStart restore. */
  public synchronized void forget() {
    snapshot = null;
  }

  private synchronized Snapshot fresh(Instant now) {
    Snapshot cached = snapshot;
    if (cached == null || !now.isBefore(cached.staleAt())) {
      cached = new Snapshot(secret.current(), secret.previous(), now.plus(MAXIMUM_AGE));
      // Without a key the next call asks again: the first key appears while the stack is deployed.
      snapshot = cached.current().isPresent() ? cached : null;
    }
    return cached;
  }

  private record Snapshot(
      Optional<SigningKeyPair> current, Optional<SigningKeyPair> previous, Instant staleAt) {}
}
