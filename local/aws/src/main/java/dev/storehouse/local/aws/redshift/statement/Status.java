package dev.storehouse.local.aws.redshift.statement;

/** The state of a statement. */
public enum Status {
  /** Handed in. */
  SUBMITTED,
  /** Chosen to be run. */
  PICKED,
  /** Running. */
  STARTED,
  /** Done. */
  FINISHED,
  /** Ended by an error. */
  FAILED,
  /** Cancelled. */
  ABORTED;

  /** Whether it never changes again. */
  public boolean terminal() {
    return compareTo(STARTED) > 0;
  }
}
