package dev.storehouse.warehouse.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is sent again that has failed: after ten seconds, later after hours, and spread by
 * a fifth either way, so that those who failed together do not come back together. Thread-safe if
 * its source of randomness is.
 */
public final class RetrySchedule {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));

  /** Attempts in all, the first among them. */
  public static final int ATTEMPTS = DELAYS.size();

  private static final double SPREAD = 0.2;

  private final RandomGenerator random;

  public RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * When to make the next attempt, or empty if there have been enough.
   *
   * @param made attempts so far, from 0
   * @param now when the last of them ended
   * @throws IllegalArgumentException if the number is negative
   */
  public Optional<Instant> next(int made, Instant now) {
    if (made < 0) {
      throw new IllegalArgumentException("attempts are counted from 0");
    }
    if (made >= ATTEMPTS) {
      return Optional.empty();
    }
    double factor = random.nextDouble(1 - SPREAD, 1 + SPREAD);
    return Optional.of(now.plusMillis(Math.round(DELAYS.get(made).toMillis() * factor)));
  }
}
