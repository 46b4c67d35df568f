package dev.storehouse.local.aws.redshift.bulk;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a field is written.
 *
 * @param none what stands for NULL
 */
record FieldStyle(char delimiter, Quoting quoting, boolean escapes, String none) {

  /** When a field is in quotation marks. */
  enum Quoting {
    NEVER,
    /** RFC 4180, and where a text would be taken for NULL. */
    WHERE_NEEDED,
    /** Marks inside of it stay as they are. */
    ALWAYS
  }

  static FieldStyle of(BulkOptions options) throws SQLException {
    boolean csv = options.format() == FileFormat.CSV;
    return new FieldStyle(
        options.character("DELIMITER", csv ? ',' : '|'),
        csv ? Quoting.WHERE_NEEDED : options.has("ADDQUOTES") ? Quoting.ALWAYS : Quoting.NEVER,
        options.has("ESCAPE"),
        options.text("NULL", ""));
  }

  String field(@Nullable String value) {
    if (value == null) {
      return none;
    }
    return switch (quoting) {
      case NEVER -> escapes ? escaped(value) : value;
      case ALWAYS -> '"' + (escapes ? escaped(value) : value) + '"';
      case WHERE_NEEDED -> needsQuotes(value) ? quoted(value) : value;
    };
  }

  private boolean needsQuotes(String value) {
    if (value.equals(none)) {
      return true;
    }
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == delimiter || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    return false;
  }

  private static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  private String escaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean quote = quoting == Quoting.ALWAYS && (character == '"' || character == '\'');
      boolean special =
          character == '\n' || character == '\r' || character == '\\' || character == delimiter;
      text.append(quote || special ? "\\" : "").append(character);
    }
    return text.toString();
  }
}
