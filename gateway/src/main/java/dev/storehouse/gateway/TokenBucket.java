package dev.storehouse.gateway;

import java.util.function.LongSupplier;

/** The token bucket behind a {@link Throttle}: starts full, refills steadily. Thread-safe. */
public final class TokenBucket {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Throttle throttle;
  private final LongSupplier nanoTime;
  private double tokens;
  private long refilledAt;

  /**
   * A full bucket.
   *
   * @param nanoTime a monotonic clock in nanoseconds: {@link System#nanoTime}
   */
  public TokenBucket(Throttle throttle, LongSupplier nanoTime) {
    this.throttle = throttle;
    this.nanoTime = nanoTime;
    this.tokens = throttle.burst();
    this.refilledAt = nanoTime.getAsLong();
  }

  /** Takes a token if there is one. */
  public synchronized boolean tryTake() {
    long now = nanoTime.getAsLong();
    double refill = (now - refilledAt) / NANOS_PER_SECOND * throttle.rate();
    tokens = Math.min(throttle.burst(), tokens + refill);
    refilledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
