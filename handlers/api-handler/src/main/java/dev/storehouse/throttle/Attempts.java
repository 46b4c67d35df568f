package dev.storehouse.throttle;

import java.time.Duration;
import java.util.Optional;

/**
 * Counts failed attempts and makes those who fail wait. An attempt is announced before it is made
 * and settled after, and only as many may be open as could fail without delay: so many attempts at
 * once gain nothing over one after the other.
 */
public interface Attempts {

  /**
   * Announces an attempt. While others are open that leave no room for one more, it waits for them.
   *
   * @return empty if it may be made; else how long to wait before asking again
   */
  Optional<Duration> begin(String bucket, Delays delays);

  /** Settles an attempt that failed. */
  void failed(String bucket, Delays delays);

  /** Settles an attempt that came to nothing, good or bad. */
  void withdrawn(String bucket, Delays delays);

  /** Forgets all failures: an attempt succeeded. */
  void succeeded(String bucket);
}
