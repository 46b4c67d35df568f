package dev.storehouse.warehouse.usage;

import java.time.Duration;

/**
 * What was used.
 *
 * @param statements that have ended, whichever way
 * @param failures those of them that did not complete
 * @param rows of the results
 * @param bytes of the results
 * @param duration how long the warehouse worked
 */
public record Usage(long statements, long failures, long rows, long bytes, Duration duration) {

  public static final Usage NOTHING = new Usage(0, 0, 0, 0, Duration.ZERO);

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        statements + other.statements,
        failures + other.failures,
        rows + other.rows,
        bytes + other.bytes,
        duration.plus(other.duration));
  }
}
