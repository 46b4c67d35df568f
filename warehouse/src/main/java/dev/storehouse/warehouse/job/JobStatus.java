package dev.storehouse.warehouse.job;

import java.util.Arrays;
import java.util.Optional;

/** Where a job is. The last four are ends, which never change. */
public enum JobStatus {
  /** Waits for its tenant's share of the warehouse. */
  QUEUED,
  /** Has its place in the warehouse; its statement runs, or is about to be submitted. */
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  TIMED_OUT;

  /** Whether it is an end. */
  public boolean isTerminal() {
    return this != QUEUED && this != RUNNING;
  }

  /** The status of that exact name, or empty. */
  public static Optional<JobStatus> ofName(String name) {
    return Arrays.stream(values()).filter(status -> status.name().equals(name)).findFirst();
  }
}
