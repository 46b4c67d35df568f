package dev.storehouse.warehouse.tenant;

import java.time.Duration;

/**
 * A tenant's share of the warehouse.
 *
 * @param concurrency statements that run at once, 1 to {@value #MOST_CONCURRENT}; what is over
 *     waits
 * @param queueDepth jobs that wait at once, 0 to {@value #MOST_WAITING}; what is over is refused
 * @param sessions database sessions that are kept open, 0 to {@value #MOST_SESSIONS}
 * @param submissionsAtOnce jobs that may be submitted at once, at least 1
 * @param submissionsPerSecond jobs that may be submitted in the long run, at least 1
 * @param longestSeconds how long a statement may run, 1 to {@value #LONGEST_SECONDS}
 */
public record Quota(
    int concurrency,
    int queueDepth,
    int sessions,
    int submissionsAtOnce,
    int submissionsPerSecond,
    int longestSeconds) {

  public static final int MOST_CONCURRENT = 500;
  public static final int MOST_WAITING = 1000;
  public static final int MOST_SESSIONS = 50;

  /** A day: no statement of the Data API runs longer. */
  public static final int LONGEST_SECONDS = 86_400;

  /** What a tenant has who was given nothing else. */
  public static final Quota DEFAULT = new Quota(5, 100, 2, 200, 50, 3600);

  public Quota {
    requireWithin("concurrency", concurrency, 1, MOST_CONCURRENT);
    requireWithin("queueDepth", queueDepth, 0, MOST_WAITING);
    requireWithin("sessions", sessions, 0, MOST_SESSIONS);
    requireWithin("submissionsAtOnce", submissionsAtOnce, 1, Integer.MAX_VALUE);
    requireWithin("submissionsPerSecond", submissionsPerSecond, 1, Integer.MAX_VALUE);
    requireWithin("longestSeconds", longestSeconds, 1, LONGEST_SECONDS);
  }

  /** How long a statement may run. */
  public Duration longest() {
    return Duration.ofSeconds(longestSeconds);
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " out of range: " + value);
    }
  }
}
