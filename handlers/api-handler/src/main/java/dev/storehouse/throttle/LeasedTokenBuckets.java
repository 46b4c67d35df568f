package dev.storehouse.throttle;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes several tokens at a time from buckets that hold many, and keeps them for the requests that
 * follow, which then cost no write. Tokens that are not used within the time in which the bucket
 * regains them are forgotten: so never more requests pass than the bucket allows, and a bucket
 * seems emptier than it is by at most {@value #MOST} tokens for each function instance.
 * Thread-safe.
 */
public final class LeasedTokenBuckets implements TokenBuckets {

  /** Tokens taken at a time, at most. */
  static final int MOST = 8;

  /** What part of a full bucket is taken at a time. */
  private static final int PART = 16;

  private static final int MOST_REMEMBERED = 10_000;

  private final TokenBuckets buckets;
  private final InstantSource clock;
  private final Map<String, Lease> leases = new ConcurrentHashMap<>();

  public LeasedTokenBuckets(TokenBuckets buckets, InstantSource clock) {
    this.buckets = buckets;
    this.clock = clock;
  }

  /** Tokens in hand, good until a time, and what the bucket said when they were taken. */
  private record Lease(int tokens, Instant until, Allowance allowance) {

    Lease withoutOne() {
      return new Lease(tokens - 1, until, allowance);
    }

    Allowance answer() {
      return new Allowance(
          allowance.limit(),
          allowance.remaining() + tokens,
          allowance.resetSeconds(),
          allowance.retryAfterSeconds());
    }
  }

  @Override
  public Allowance take(String bucket, Rate rate, int tokens) {
    int size = Math.clamp(rate.capacity() / PART, 1, MOST);
    if (size == 1 || tokens > 1) {
      return buckets.take(bucket, rate, tokens);
    }
    Lease used = leases.computeIfPresent(bucket, (name, lease) -> usable(lease));
    return used != null ? used.answer() : leased(bucket, rate, size);
  }

  private @Nullable Lease usable(Lease lease) {
    boolean good = lease.tokens() > 0 && clock.instant().isBefore(lease.until());
    return good ? lease.withoutOne() : null;
  }

  private Allowance leased(String bucket, Rate rate, int size) {
    Instant until = clock.instant().plus(size * rate.interval(), ChronoUnit.MICROS);
    Allowance allowance = buckets.take(bucket, rate, size);
    if (!allowance.isGranted()) {
      return buckets.take(bucket, rate, 1);
    }
    if (leases.size() >= MOST_REMEMBERED) {
      leases.clear();
    }
    Lease lease = new Lease(size - 1, until, allowance);
    leases.put(bucket, lease);
    return lease.answer();
  }
}
