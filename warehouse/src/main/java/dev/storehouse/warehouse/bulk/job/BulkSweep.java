package dev.storehouse.warehouse.bulk.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * Looks after the bulk jobs that nobody else does: whose event got lost, whose function died, whose
 * time is over, who wait for a place or are still to be told of. Thread-safe.
 */
public final class BulkSweep {

  private final BulkJobs jobs;
  private final BulkDriver driver;
  private final InstantSource clock;
  private final BiConsumer<String, RuntimeException> failures;

  /**
   * Makes a sweep.
   *
   * @param failures told, with the job's id, of what the next sweep has to try again
   */
  public BulkSweep(
      BulkJobs jobs,
      BulkDriver driver,
      InstantSource clock,
      BiConsumer<String, RuntimeException> failures) {
    this.jobs = jobs;
    this.driver = driver;
    this.clock = clock;
    this.failures = failures;
  }

  /**
   * Drives on what is due.
   *
   * @param until when to stop; what is left is for the next sweep
   */
  public void run(Instant until) {
    for (String jobId : jobs.due(clock.instant())) {
      if (!clock.instant().isBefore(until)) {
        return;
      }
      try {
        jobs.find(jobId).ifPresent(driver::advance);
      } catch (RuntimeException e) {
        failures.accept(jobId, e);
      }
    }
  }
}
