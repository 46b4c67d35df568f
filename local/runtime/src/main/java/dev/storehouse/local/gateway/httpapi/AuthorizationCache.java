package dev.storehouse.local.gateway.httpapi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps what an authorizer decided for an identity, for a while: all routes share it. Holds the
 * identities used last, no more than its capacity. Thread-safe.
 */
final class AuthorizationCache {

  private record Entry(Authorization decision, long expiresAt) {}

  private final int capacity;
  private final LongSupplier nanoTime;
  private final LinkedHashMap<List<String>, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  AuthorizationCache(int capacity, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.nanoTime = nanoTime;
  }

  synchronized Optional<Authorization> find(List<String> identity) {
    Entry entry = entries.get(identity);
    if (entry == null) {
      return Optional.empty();
    }
    if (nanoTime.getAsLong() - entry.expiresAt() >= 0) {
      entries.remove(identity);
      return Optional.empty();
    }
    return Optional.of(entry.decision());
  }

  synchronized void keep(List<String> identity, Authorization decision, Duration timeToLive) {
    entries.put(identity, new Entry(decision, nanoTime.getAsLong() + timeToLive.toNanos()));
    while (entries.size() > capacity) {
      entries.pollFirstEntry();
    }
  }
}
