package dev.storehouse.warehouse.bulk;

/** Text as a literal of Redshift's SQL. */
final class SqlLiteral {

  private SqlLiteral() {}

  /**
   * The literal whose value is exactly this text, whatever it is. Redshift ends a literal at a
   * single quote that is not doubled, and reads a backslash as an escape (Amazon Redshift Database
   * Developer Guide, "UNLOAD", the note on quotation marks and backslashes in the query): so both
   * are doubled.
   *
   * @throws IllegalArgumentException if there is a NUL, which no literal can have
   */
  static String of(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a literal has no NUL");
    }
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
