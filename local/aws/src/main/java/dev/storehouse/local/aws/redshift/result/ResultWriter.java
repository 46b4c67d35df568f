package dev.storehouse.local.aws.redshift.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a statement to disk. Not thread-safe. */
public final class ResultWriter {

  private static final int PAGE_BYTES = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final ResultFormat format;
  private final Path directory;
  private final int rowLimit;
  private final long sizeLimit;

  /**
   * @param rowLimit bytes of a row's values
   * @param sizeLimit bytes of a result's values
   */
  public ResultWriter(ResultFormat format, Path directory, int rowLimit, long sizeLimit) {
    this.format = format;
    this.directory = directory;
    this.rowLimit = rowLimit;
    this.sizeLimit = sizeLimit;
  }

  /**
   * Reads a result to its end.
   *
   * @throws SQLException if it fails, or is larger than the limits allow
   */
  public StoredResult write(ResultSet rows) throws SQLException, IOException {
    List<Column> columns = Column.of(rows.getMetaData());
    Path file = Files.createTempFile(directory, "result", "." + format.name());
    boolean complete = false;
    try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
      StoredResult result = write(rows, columns, file, target);
      complete = true;
      return result;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  private StoredResult write(ResultSet rows, List<Column> columns, Path file, OutputStream target)
      throws SQLException, IOException {
    List<Long> pages = new ArrayList<>();
    long written = 0;
    long pageStart = 0;
    long count = 0;
    long bytes = 0;
    while (rows.next()) {
      List<@Nullable String> values = values(rows, columns);
      bytes += checked(values);
      if (bytes > sizeLimit) {
        throw new SQLException("ERROR: the result is larger than %d bytes".formatted(sizeLimit));
      }
      if (written - pageStart >= PAGE_BYTES) {
        pages.add(written);
        pageStart = written;
      }
      boolean separated = format == ResultFormat.JSON && written > pageStart;
      byte[] row =
          ((separated ? "," : "") + text(columns, values)).getBytes(StandardCharsets.UTF_8);
      target.write(row);
      written += row.length;
      count++;
    }
    pages.add(written);
    return new StoredResult(format, columns, file, List.copyOf(pages), count, bytes);
  }

  private static List<@Nullable String> values(ResultSet rows, List<Column> columns)
      throws SQLException {
    List<@Nullable String> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      String value = rows.getString(i + 1);
      values.add(value == null ? null : columns.get(i).kind().text(value));
    }
    return values;
  }

  private long checked(List<@Nullable String> values) throws SQLException {
    long bytes = 0;
    for (String value : values) {
      bytes += value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > rowLimit) {
      throw new SQLException("ERROR: a row is larger than %d bytes".formatted(rowLimit));
    }
    return bytes;
  }

  private String text(List<Column> columns, List<@Nullable String> values) throws IOException {
    return format == ResultFormat.JSON ? record(columns, values) : CsvLine.of(values);
  }

  private static String record(List<Column> columns, List<@Nullable String> values)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        json.writeStartObject();
        if (value == null) {
          json.writeBooleanField("isNull", true);
        } else {
          columns.get(i).kind().write(json, value);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return text.toString();
  }
}
