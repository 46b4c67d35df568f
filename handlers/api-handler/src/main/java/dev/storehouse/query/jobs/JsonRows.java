package dev.storehouse.query.jobs;

import dev.storehouse.query.jobs.ResultReader.RowSink;
import dev.storehouse.warehouse.job.ResultShape.Format;
import dev.storehouse.warehouse.statement.ResultPage.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON array, or as a line of JSON each. Not thread-safe. */
final class JsonRows implements RowSink {

  private final LimitedBytes output = new LimitedBytes();
  private final Format format;
  private final int mostBytes;
  private final boolean lines;
  private @Nullable RowWriter writer;
  private boolean empty = true;

  private JsonRows(Format format, int mostBytes, boolean lines) {
    this.format = format;
    this.mostBytes = mostBytes;
    this.lines = lines;
  }

  /** {@code [{…},{…}]}. */
  static JsonRows array(Format format, int mostBytes) {
    return new JsonRows(format, mostBytes, false);
  }

  /** JSON values with a line feed after each, as {@code application/x-ndjson} has them. */
  static JsonRows lines(Format format, int mostBytes) {
    return new JsonRows(format, mostBytes, true);
  }

  @Override
  public void begin(List<Column> columns) {
    try {
      RowWriter fresh = new RowWriter(output, format, columns);
      writer = fresh;
      if (lines) {
        fresh.json().setRootValueSeparator(null);
      } else {
        fresh.json().writeStartArray();
        fresh.json().flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }

  @Override
  public boolean take(List<@Nullable Object> row) {
    RowWriter rows = begun();
    int before = output.size();
    try {
      rows.write(row);
      if (lines) {
        rows.json().writeRaw('\n');
      }
      rows.json().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    if (output.size() > mostBytes && !empty) {
      output.cutTo(before);
      return false;
    }
    empty = false;
    return true;
  }

  /** What was written, once all rows are in. */
  String finish() {
    try {
      RowWriter rows = begun();
      if (!lines) {
        rows.json().writeEndArray();
      }
      rows.json().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return output.text();
  }

  private RowWriter begun() {
    if (writer == null) {
      throw new IllegalStateException("the columns come first");
    }
    return writer;
  }
}
