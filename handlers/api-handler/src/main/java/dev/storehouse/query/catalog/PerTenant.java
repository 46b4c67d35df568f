package dev.storehouse.query.catalog;

import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value for each tenant that is dear to read, kept in memory. While it is fresh it costs nothing;
 * for some time after that it is given out and read anew behind the caller's back; then the caller
 * waits. A tenant's value is read by one thread at a time, whoever asks meanwhile waits for that
 * one. Thread-safe.
 */
final class PerTenant<T> {

  /** For how long a value is as good as new. */
  static final Duration FRESH = Duration.ofSeconds(60);

  /** For how long a value is better than a wait, or than none. */
  static final Duration USABLE = Duration.ofMinutes(10);

  /** How often a tenant can make its value be read anew. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int MOST_TENANTS = 1000;

  private final Function<Tenant, T> source;
  private final InstantSource clock;
  private final Executor background;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  PerTenant(Function<Tenant, T> source, InstantSource clock, Executor background) {
    this.source = source;
    this.clock = clock;
    this.background = background;
  }

  /** The tenant's value, at most {@link #USABLE} old. */
  T of(Tenant tenant) {
    Slot slot = slot(tenant);
    Reading<T> known = slot.reading;
    if (known == null || !isYounger(known.begunAt(), USABLE)) {
      return slot.renew(tenant);
    }
    if (!isYounger(known.begunAt(), FRESH) && slot.renewing.compareAndSet(false, true)) {
      background.execute(() -> slot.renewQuietly(tenant));
    }
    return known.value();
  }

  /** The tenant's value as it is now, unless it was read within the last {@link #PAUSE}. */
  T renewed(Tenant tenant) {
    return slot(tenant).renew(tenant);
  }

  private Slot slot(Tenant tenant) {
    Slot slot = slots.get(tenant.tenantId());
    if (slot != null) {
      return slot;
    }
    if (slots.size() >= MOST_TENANTS) {
      slots.values().removeIf(Slot::isIdle);
    }
    return slots.computeIfAbsent(tenant.tenantId(), id -> new Slot());
  }

  private boolean isYounger(Instant begin, Duration age) {
    return clock.instant().isBefore(begin.plus(age));
  }

  /** A value, and when its reading was begun: what changed after that may be missing in it. */
  private record Reading<T>(T value, Instant begunAt) {}

  private final class Slot {

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Instant triedAt = Instant.EPOCH;
    private volatile @Nullable Reading<T> reading;

    T renew(Tenant tenant) {
      lock.lock();
      try {
        Reading<T> known = reading;
        boolean usable = known != null && isYounger(known.begunAt(), USABLE);
        if (known != null && usable && isYounger(triedAt, PAUSE)) {
          return known.value();
        }
        Instant begin = clock.instant();
        triedAt = begin;
        try {
          T value = source.apply(tenant);
          reading = new Reading<>(value, begin);
          return value;
        } catch (RuntimeException e) {
          if (known != null && usable) {
            return known.value();
          }
          throw e;
        }
      } finally {
        lock.unlock();
      }
    }

    /** What goes wrong shows when the value is not usable any more. */
    void renewQuietly(Tenant tenant) {
      try {
        renew(tenant);
      } finally {
        renewing.set(false);
      }
    }

    boolean isIdle() {
      Reading<T> known = reading;
      return known == null || !isYounger(known.begunAt(), FRESH);
    }
  }
}
