package dev.storehouse.shared.identity.authentication;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How keys stood a moment ago: a program that sends request after request costs one read every
 * {@link #LONGEST_AGE}. It only ever lets in: who would be refused by what is remembered is judged
 * by what is written now. Thread-safe.
 */
final class RecentApiKeys {

  /** How long a revoked key may still be let in; a gateway's cache would take longer. */
  static final Duration LONGEST_AGE = Duration.ofSeconds(5);

  private static final int MOST = 10_000;

  private record Seen(ApiKeyStanding standing, Instant at) {}

  private final InstantSource clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  RecentApiKeys(InstantSource clock) {
    this.clock = clock;
  }

  Optional<ApiKeyStanding> find(String keyId) {
    return Optional.ofNullable(seen.get(keyId))
        .filter(it -> clock.instant().isBefore(it.at().plus(LONGEST_AGE)))
        .map(Seen::standing);
  }

  void remember(String keyId, ApiKeyStanding standing) {
    if (seen.size() >= MOST) {
      seen.clear();
    }
    seen.put(keyId, new Seen(standing, clock.instant()));
  }
}
