package dev.storehouse.throttle;

import java.time.Duration;

/**
 * How long failures make one wait: not at all at first, then twice as long with each.
 *
 * @param free failures that cost nothing
 * @param first the wait after one more than that
 * @param longest where doubling ends
 */
public record Delays(int free, Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  /** The wait after so many failures in a row. */
  Duration after(long failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    int doublings = (int) Math.min(failures - free, MOST_DOUBLINGS);
    Duration delay = first.multipliedBy(1L << doublings);
    return delay.compareTo(longest) < 0 ? delay : longest;
  }

  /** How many may be tried at once after so many failures: no more than could fail for free. */
  long concurrent(long failures) {
    return Math.max(1, free - failures);
  }
}
