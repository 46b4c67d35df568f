package dev.storehouse.shared.tables;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between attempts: a random time that doubles in range with each, until a deadline. Random
 * over the whole range ("full jitter"), so that those who collided do not meet again. One for each
 * operation; not thread-safe.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMillis(400);

  private final InstantSource clock;
  private final Instant deadline;
  private Duration range = FIRST;

  public Backoff(InstantSource clock, Duration budget) {
    this.clock = clock;
    this.deadline = clock.instant().plus(budget);
  }

  /** Waits before the next attempt, or says at once that the time is used up. */
  public boolean again() {
    if (!clock.instant().isBefore(deadline)) {
      return false;
    }
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, range.toMillis() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    range = range.multipliedBy(2).compareTo(LONGEST) < 0 ? range.multipliedBy(2) : LONGEST;
    return true;
  }
}
