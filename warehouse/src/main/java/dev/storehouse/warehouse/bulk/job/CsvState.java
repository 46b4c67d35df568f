package dev.storehouse.warehouse.bulk.job;

/**
 * Where a reader of CSV stands. It tells rows and fields apart as COPY does: a quotation mark
 * counts at the beginning of a field only, white space before and behind a field's marks does not
 * count, and a field whose marks do not fit takes the rest of its line (Amazon Redshift Database
 * Developer Guide, "Data format parameters", CSV).
 */
enum CsvState {
  /** At the beginning of a field. */
  FIELD,
  /** In a field without marks. */
  PLAIN,
  /** Between the marks of a field. */
  QUOTED,
  /** Behind a mark that ends a field, unless another one follows. */
  MARK,
  /** Behind a field and its marks. */
  PADDED,
  /** Behind marks that do not fit. */
  REST,
  /** Behind a row. */
  ROW;

  /** Where it stands behind the next character or byte. */
  CsvState behind(int next, char delimiter) {
    return switch (this) {
      case QUOTED -> next == '"' ? MARK : QUOTED;
      case REST -> next == '\n' ? ROW : REST;
      case MARK, PADDED -> behindMarks(next, delimiter);
      case FIELD, PLAIN, ROW -> open(next, delimiter);
    };
  }

  private CsvState behindMarks(int next, char delimiter) {
    if (next == '"' && this == MARK) {
      return QUOTED;
    }
    return next == '\n' ? ROW : next == delimiter ? FIELD : isSpace(next) ? PADDED : REST;
  }

  private CsvState open(int next, char delimiter) {
    if (next == '\n' || next == delimiter) {
      return next == '\n' ? ROW : FIELD;
    }
    boolean begins = this != PLAIN;
    return begins && next == '"' ? QUOTED : begins && isSpace(next) ? FIELD : PLAIN;
  }

  private static boolean isSpace(int next) {
    return next == ' ' || next == '\t' || next == '\r';
  }
}
