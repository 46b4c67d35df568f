package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.statement.Submission.BoundValue;
import java.util.List;
import java.util.Optional;

/**
 * What a job runs.
 *
 * @param original what the caller wrote; empty where it is too long to be kept
 * @param rendered what is sent to the warehouse
 * @param parameters values for the names in {@code rendered}
 */
public record QueryText(Optional<String> original, String rendered, List<BoundValue> parameters) {

  /** The longest text that is kept, in UTF-16 units: an item has at most 400 KB. */
  private static final int LONGEST_KEPT = 60_000;

  public QueryText {
    original = original.filter(text -> text.length() <= LONGEST_KEPT);
    parameters = List.copyOf(parameters);
  }
}
