package dev.storehouse.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps what an authorizer decided for an identity, for a while: all routes share it. Holds the
 * identities used last, no more than its capacity. Thread-safe.
 *
 * @param <D> the decision
 */
public final class IdentityCache<D> {

  private record Entry<D>(D decision, long expiresAt) {}

  private final int capacity;
  private final LongSupplier nanoTime;
  private final LinkedHashMap<List<String>, Entry<D>> entries =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An empty cache.
   *
   * @param nanoTime a monotonic clock in nanoseconds: {@link System#nanoTime}
   */
  public IdentityCache(int capacity, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.nanoTime = nanoTime;
  }

  /** What was decided for that identity, while it holds. */
  public synchronized Optional<D> find(List<String> identity) {
    Entry<D> entry = entries.get(identity);
    if (entry == null) {
      return Optional.empty();
    }
    if (nanoTime.getAsLong() - entry.expiresAt() >= 0) {
      entries.remove(identity);
      return Optional.empty();
    }
    return Optional.of(entry.decision());
  }

  /** Keeps a decision for so long. */
  public synchronized void keep(List<String> identity, D decision, Duration timeToLive) {
    entries.put(identity, new Entry<>(decision, nanoTime.getAsLong() + timeToLive.toNanos()));
    while (entries.size() > capacity) {
      entries.pollFirstEntry();
    }
  }
}
