package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.result.FieldKind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query, one after the other, in PostgreSQL's texts. They come as the database finds
 * them, in a transaction or without. Not thread-safe.
 */
final class CopiedRows implements AutoCloseable {

  private static final String NULL = "\\N";

  private final List<BulkColumn> columns;
  private final CopyOut copy;

  private CopiedRows(List<BulkColumn> columns, CopyOut copy) {
    this.columns = columns;
    this.copy = copy;
  }

  static CopiedRows of(String query, List<BulkColumn> columns, Connection connection)
      throws SQLException {
    return new CopiedRows(
        columns,
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + query + "\n) TO STDOUT"));
  }

  /** The next row, null behind the last. */
  @Nullable String @Nullable [] next() throws SQLException {
    byte[] line = copy.readFromCopy();
    if (line == null) {
      return null;
    }
    String text = new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    @Nullable String[] row = new String[columns.size()];
    int from = 0;
    for (int i = 0; i < row.length; i++) {
      int tab = text.indexOf('\t', from);
      int end = tab < 0 ? text.length() : tab;
      row[i] = value(text.substring(from, end), columns.get(i));
      from = end + 1;
    }
    return row;
  }

  private static @Nullable String value(String written, BulkColumn column) {
    if (written.equals(NULL)) {
      return null;
    }
    String value = written.indexOf('\\') < 0 ? written : unescaped(written);
    return switch (column.type()) {
      case "varbyte", "super" -> FieldKind.of(column.type()).text(value);
      default -> value;
    };
  }

  private static String unescaped(String written) {
    StringBuilder value = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char character = written.charAt(i);
      if (character != '\\' || i + 1 == written.length()) {
        value.append(character);
        continue;
      }
      char next = written.charAt(++i);
      value.append(
          switch (next) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> next;
          });
    }
    return value.toString();
  }

  /** Ends the query, if it has not come to its end. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
