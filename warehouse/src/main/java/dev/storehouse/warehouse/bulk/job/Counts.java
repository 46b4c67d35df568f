package dev.storehouse.warehouse.bulk.job;

/**
 * How far a job has come.
 *
 * @param files read or written
 * @param bytes of them
 * @param processed rows that were read or written, good and bad
 * @param rejected rows among them that could not be read
 * @param changed rows of the target that were added, changed or removed
 */
public record Counts(long files, long bytes, long processed, long rejected, long changed) {

  /** Of a job that has not done anything. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts withFiles(long read, long together) {
    return new Counts(read, together, processed, rejected, changed);
  }

  Counts withRows(long read, long bad) {
    return new Counts(files, bytes, read, bad, changed);
  }

  Counts withChanged(long rows) {
    return new Counts(files, bytes, processed, rejected, rows);
  }
}
