package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.statement.ResultPage;
import java.util.Optional;

/**
 * A job after it was driven on.
 *
 * @param job as it is now
 * @param firstPage of its rows, where that was read on the way
 */
public record Step(QueryJob job, Optional<ResultPage> firstPage) {

  static Step of(QueryJob job) {
    return new Step(job, Optional.empty());
  }
}
