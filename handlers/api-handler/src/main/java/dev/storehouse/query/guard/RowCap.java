package dev.storehouse.query.guard;

/** How many rows a statement may give. */
public sealed interface RowCap {

  /** All rows, for exports. */
  record Unlimited() implements RowCap {}

  /**
   * At most this many rows, and one more by which a truncated result is known.
   *
   * @param rows 1 to 1 000 000
   */
  record AtMost(int rows) implements RowCap {

    private static final int MOST = 1_000_000;

    public AtMost {
      if (rows < 1 || rows > MOST) {
        throw new IllegalArgumentException("a cap has 1 to 1000000 rows");
      }
    }

    int rowsAndOneMore() {
      return rows + 1;
    }
  }
}
