package dev.storehouse.warehouse.bulk.job;

/** Tells of the ends of jobs. Implementations are thread-safe. */
@FunctionalInterface
public interface Notifier {

  /**
   * Makes one attempt to tell whoever a job's notice names.
   *
   * @return the notice as it is after that
   */
  Notice tell(BulkJob job, Notice notice);
}
