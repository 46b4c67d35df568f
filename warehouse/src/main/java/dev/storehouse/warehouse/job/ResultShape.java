package dev.storehouse.warehouse.job;

/**
 * How the caller wants the rows.
 *
 * @param rowLimit the most rows, 1 to 10 000
 * @param maxBytes the most bytes of rows in one answer
 * @param format how a row is written in JSON
 */
public record ResultShape(int rowLimit, int maxBytes, Format format) {

  /** How a row is written in JSON. */
  public enum Format {
    /** An object with a member for each column. */
    OBJECTS,
    /** An array with a value for each column. */
    ARRAYS
  }
}
