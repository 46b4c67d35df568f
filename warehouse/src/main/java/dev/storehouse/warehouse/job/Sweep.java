package dev.storehouse.warehouse.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks after the jobs that nobody else does: whose event got lost, whose function died, whose time
 * is over, those that wait though there is a place, or are still to be told of. Thread-safe.
 */
public final class Sweep {

  private final Function<Instant, List<String>> due;
  private final Consumer<String> driver;
  private final InstantSource clock;
  private final BiConsumer<String, RuntimeException> failures;

  /**
   * Makes a sweep.
   *
   * @param due the ids of the jobs that are to be looked at by then
   * @param driver drives a job on, which may not be there any more
   * @param failures told, with the job's id, of what the next sweep has to try again
   */
  public Sweep(
      Function<Instant, List<String>> due,
      Consumer<String> driver,
      InstantSource clock,
      BiConsumer<String, RuntimeException> failures) {
    this.due = due;
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
    for (String jobId : due.apply(clock.instant())) {
      if (!clock.instant().isBefore(until)) {
        return;
      }
      try {
        driver.accept(jobId);
      } catch (RuntimeException e) {
        failures.accept(jobId, e);
      }
    }
  }
}
