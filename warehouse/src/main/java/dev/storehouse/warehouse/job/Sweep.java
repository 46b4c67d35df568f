package dev.storehouse.warehouse.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Looks after the jobs that nobody else does: whose event got lost, whose function died, whose time
 * is over, and those that wait though there is a place. Thread-safe.
 */
public final class Sweep {

  private final Jobs jobs;
  private final JobDriver driver;
  private final InstantSource clock;
  private final BiConsumer<String, RuntimeException> failures;

  /**
   * Makes a sweep.
   *
   * @param failures told, with the job's id, of what the next sweep has to try again
   */
  public Sweep(
      Jobs jobs,
      JobDriver driver,
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
   * @return how many jobs were looked at
   */
  public int run(Instant until) {
    List<String> due = jobs.due(clock.instant());
    int looked = 0;
    for (String jobId : due) {
      if (!clock.instant().isBefore(until)) {
        break;
      }
      looked++;
      try {
        jobs.find(jobId).ifPresent(job -> driver.advance(job, Duration.ZERO));
      } catch (RuntimeException e) {
        failures.accept(jobId, e);
      }
    }
    return looked;
  }
}
