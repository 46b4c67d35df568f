package dev.storehouse.throttle;

import java.util.Map;

/**
 * What a bucket said to one request.
 *
 * @param limit requests a full bucket lets through
 * @param remaining requests it would let through now
 * @param resetSeconds until it is full again
 * @param retryAfterSeconds until it would let this one through; 0 if it did
 */
public record Allowance(int limit, long remaining, long resetSeconds, long retryAfterSeconds) {

  private static final long MICROS_PER_SECOND = 1_000_000;

  /** The answer of a bucket that will be full at {@code fullAt}, this request counted. */
  static Allowance at(Rate rate, long now, long fullAt) {
    long used = Math.max(0, fullAt - now);
    boolean granted = used <= rate.window();
    return new Allowance(
        rate.capacity(),
        granted ? (rate.window() - used) / rate.interval() : 0,
        ceilingSeconds(granted ? used : used - rate.interval()),
        granted ? 0 : Math.max(1, ceilingSeconds(used - rate.window())));
  }

  /** Whether the request may go on. */
  public boolean isGranted() {
    return retryAfterSeconds == 0;
  }

  /** The RateLimit headers. */
  Map<String, String> headers() {
    return Map.of(
        "RateLimit-Limit", Integer.toString(limit),
        "RateLimit-Remaining", Long.toString(remaining),
        "RateLimit-Reset", Long.toString(resetSeconds));
  }

  private static long ceilingSeconds(long micros) {
    return Math.ceilDiv(micros, MICROS_PER_SECOND);
  }
}
