package dev.storehouse.warehouse.bulk.job;

/** The statements of a job, in their order: each is run once, whatever happens. */
public enum Stage {
  /** An export's: the files are written. */
  UNLOAD,
  /** A load's first: the files are read into a table beside the target. */
  COPY,
  /** Asks the warehouse which rows it rejected, and why. */
  REPORT,
  /** Changes the target, and removes the table beside it, in one transaction. */
  APPLY,
  /** Removes the table beside the target where there is nothing to apply. */
  CLEAN
}
