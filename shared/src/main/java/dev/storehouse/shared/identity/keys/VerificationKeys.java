package dev.storehouse.shared.identity.keys;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that tokens are verified with, cached for at most {@link #MAXIMUM_AGE}. A key id
 * that is not in the cache causes a reload, but at most one per {@link #MAXIMUM_AGE}, so that
 * invented key ids cannot turn into a flood of reads. Thread-safe.
 */
public final class VerificationKeys implements PublicKeys {

  /** For how long the cache may lag behind the table, and how far apart forced reloads are. */
  public static final Duration MAXIMUM_AGE = Duration.ofSeconds(60);

  private final PublishedKeys publishedKeys;
  private final Clock clock;

  private volatile @Nullable Snapshot snapshot;
  private Instant nextForcedReload = Instant.MIN;

  public VerificationKeys(PublishedKeys publishedKeys, Clock clock) {
    this.publishedKeys = publishedKeys;
    this.clock = clock;
  }

  /**
   * The key of that id, if tokens signed with it are accepted now.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if the table cannot be read
   */
  @Override
  public Optional<ECPublicKey> find(String kid) {
    Optional<ECPublicKey> known = fresh().find(kid, clock.instant());
    return known.isPresent() ? known : afterForcedReload(kid);
  }

  /** Forgets what was cached: for the moment after a SnapStart restore. */
  public synchronized void forget() {
    snapshot = null;
    nextForcedReload = Instant.MIN;
  }

  private Snapshot fresh() {
    Snapshot cached = snapshot;
    return cached != null && cached.isFresh(clock.instant()) ? cached : reloadUnlessFresh();
  }

  private synchronized Snapshot reloadUnlessFresh() {
    Snapshot cached = snapshot;
    return cached != null && cached.isFresh(clock.instant()) ? cached : reload();
  }

  private synchronized Optional<ECPublicKey> afterForcedReload(String kid) {
    Instant now = clock.instant();
    Optional<ECPublicKey> loadedMeanwhile =
        Optional.ofNullable(snapshot).flatMap(cached -> cached.find(kid, now));
    if (loadedMeanwhile.isPresent() || now.isBefore(nextForcedReload)) {
      return loadedMeanwhile;
    }
    nextForcedReload = now.plus(MAXIMUM_AGE);
    return reload().find(kid, now);
  }

  private Snapshot reload() {
    Snapshot loaded =
        new Snapshot(
            publishedKeys.all().stream()
                .collect(toUnmodifiableMap(row -> row.jwk().kid(), VerificationKey::of)),
            clock.instant().plus(MAXIMUM_AGE));
    snapshot = loaded;
    return loaded;
  }

  private record VerificationKey(PublishedKey row, ECPublicKey publicKey) {
    static VerificationKey of(PublishedKey row) {
      return new VerificationKey(row, row.jwk().publicKey());
    }
  }

  private record Snapshot(Map<String, VerificationKey> keys, Instant staleAt) {
    boolean isFresh(Instant now) {
      return now.isBefore(staleAt);
    }

    Optional<ECPublicKey> find(String kid, Instant now) {
      return Optional.ofNullable(keys.get(kid))
          .filter(key -> key.row().isAcceptedAt(now))
          .map(VerificationKey::publicKey);
    }
  }
}
