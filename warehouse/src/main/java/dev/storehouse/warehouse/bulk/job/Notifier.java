package dev.storehouse.warehouse.bulk.job;

import java.util.Optional;

/** Tells of the ends of jobs. Implementations are thread-safe. */
@FunctionalInterface
public interface Notifier {

  /** Leaves it to others. */
  Notifier NOBODY = job -> Optional.empty();

  /**
   * Tells whoever a job's notice names.
   *
   * @return the notice as it is after that; empty if nothing was tried
   */
  Optional<Notice> tell(BulkJob job);
}
