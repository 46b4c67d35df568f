package dev.storehouse.warehouse.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a job.
 *
 * @param rows of the result that the caller may read
 * @param bytes of the whole result in the warehouse
 * @param duration how long the warehouse worked on it
 * @param truncated whether there were more rows than the caller's limit
 * @param error why it failed, if it did
 */
public record Outcome(
    long rows, long bytes, Duration duration, boolean truncated, Optional<SqlError> error) {

  /** Of a job that gave nothing. */
  public static final Outcome NOTHING = new Outcome(0, 0, Duration.ZERO, false, Optional.empty());

  /** Of a job that failed without a result. */
  public static Outcome failed(SqlError error) {
    return new Outcome(0, 0, Duration.ZERO, false, Optional.of(error));
  }
}
