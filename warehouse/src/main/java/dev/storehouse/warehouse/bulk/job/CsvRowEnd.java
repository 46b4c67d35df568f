package dev.storehouse.warehouse.bulk.job;

import java.util.function.IntPredicate;

/**
 * Whether a byte of CSV, told one after the other, is the last one of a row. A row that is longer
 * than rows may be ends with its line: its marks do not fit. Not thread-safe.
 */
final class CsvRowEnd implements IntPredicate {

  /** Amazon Redshift Database Developer Guide, "COPY": 4 MB. */
  private static final int LONGEST_ROW = 4 << 20;

  private final char delimiter;
  private CsvState state = CsvState.FIELD;
  private int length;

  CsvRowEnd(char delimiter) {
    this.delimiter = delimiter;
  }

  @Override
  public boolean test(int next) {
    state = (++length > LONGEST_ROW ? CsvState.REST : state).behind(next, delimiter);
    length = state == CsvState.ROW ? 0 : length;
    return state == CsvState.ROW;
  }
}
