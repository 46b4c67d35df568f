package dev.storehouse.query.jobs;

import dev.storehouse.query.jobs.ResultReader.RowSink;
import dev.storehouse.warehouse.statement.ResultPage.Column;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180) in UTF-8. NULL is an empty field, an empty string is {@code ""}. Only the
 * first page has a line with the names, so that pages can be put one after another. Not
 * thread-safe.
 */
final class CsvRows implements RowSink {

  private static final String END_OF_LINE = "\r\n";

  private final LimitedBytes output = new LimitedBytes();
  private final int mostBytes;
  private final boolean withNames;
  private boolean empty = true;

  CsvRows(int mostBytes, boolean withNames) {
    this.mostBytes = mostBytes;
    this.withNames = withNames;
  }

  @Override
  public void begin(List<Column> columns) {
    if (withNames) {
      line(ColumnNames.of(columns));
    }
  }

  @Override
  public boolean take(List<@Nullable Object> row) {
    int before = output.size();
    line(row);
    if (output.size() > mostBytes && !empty) {
      output.cutTo(before);
      return false;
    }
    empty = false;
    return true;
  }

  String finish() {
    return output.text();
  }

  private void line(List<? extends @Nullable Object> values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      append(line, values.get(i));
    }
    output.writeBytes(line.append(END_OF_LINE).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder line, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case byte[] bytes -> line.append(Base64.getEncoder().encodeToString(bytes));
      case String text when text.isEmpty() || needsQuotes(text) ->
          line.append('"').append(text.replace("\"", "\"\"")).append('"');
      default -> line.append(value);
    }
  }

  private static boolean needsQuotes(String text) {
    return text.chars()
            .anyMatch(
                character ->
                    character == ',' || character == '"' || character == '\n' || character == '\r')
        || text.charAt(0) == ' '
        || text.charAt(text.length() - 1) == ' ';
  }
}
