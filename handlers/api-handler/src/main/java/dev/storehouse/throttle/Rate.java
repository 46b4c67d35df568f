package dev.storehouse.throttle;

import java.time.Duration;

/**
 * How much a bucket holds and how fast it fills.
 *
 * @param capacity requests that a full bucket lets through at once, 1 to 1 000 000
 * @param perSecond requests it regains each second, 1 to 1 000 000
 */
public record Rate(int capacity, int perSecond) {

  private static final int MOST = 1_000_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  public Rate {
    if (capacity < 1 || capacity > MOST || perSecond < 1 || perSecond > MOST) {
      throw new IllegalArgumentException("a rate has 1 to 1000000 requests");
    }
  }

  /** What one request costs, in microseconds of filling. */
  long interval() {
    return MICROS_PER_SECOND / perSecond;
  }

  /** How long an empty bucket takes to fill, in microseconds. */
  long window() {
    return interval() * capacity;
  }

  Duration timeToFill() {
    return Duration.ofNanos(window() * 1000);
  }
}
