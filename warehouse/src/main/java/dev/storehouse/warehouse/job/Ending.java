package dev.storehouse.warehouse.job;

/** What became of writing a job's end. */
public enum Ending {
  /** The job has gone another way meanwhile; nothing was written. */
  SUPERSEDED,
  /** It is written, and nobody waits for the place. */
  WRITTEN,
  /** It is written, and others wait for the place. */
  OTHERS_WAIT
}
