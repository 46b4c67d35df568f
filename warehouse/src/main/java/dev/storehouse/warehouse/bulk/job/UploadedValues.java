package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.files.Files;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks values up in the files of a job, where the warehouse tells only the line and the column.
 * Each file is read once and as it comes: of a row the first {@value TextRows#LONGEST} bytes count,
 * of a file the first {@value TextRows#MOST}, unpacked, and what is not found within {@link
 * #LONGEST} from the beginning stays unknown. Not thread-safe.
 *
 * <p>A row of CSV is found by any line that it breaks over, its first as well as its last. Of JSON,
 * Redshift tells the line that an object ends on: one of several lines stays unknown (Amazon
 * Redshift Database Developer Guide, "SYS_LOAD_ERROR_DETAIL").
 */
final class UploadedValues implements AutoCloseable {

  /** How long the look at all files of a job may take. */
  static final Duration LONGEST = Duration.ofSeconds(20);

  private static final int LONGEST_VALUE = 1024;

  private final Files files;
  private final FileShape shape;
  private final List<StagedColumn> columns;
  private final InstantSource clock;
  private final long deadline;
  private String key = "";
  private @Nullable TextRows rows;

  /**
   * Begins the time that it may take.
   *
   * @param columns in the order of the files' fields
   */
  UploadedValues(Files files, FileShape shape, List<StagedColumn> columns, InstantSource clock) {
    this.files = files;
    this.shape = shape;
    this.columns = columns;
    this.clock = clock;
    this.deadline = clock.millis() + LONGEST.toMillis();
  }

  /**
   * The value of a column; of the whole row where the column's name is empty.
   *
   * @param file the key of the file; all that is wanted of it is wanted in one go
   * @param line from 1, never before the one that was wanted last
   * @return at most {@value #LONGEST_VALUE} characters; empty if it is unknown
   */
  String at(String file, long line, String column) {
    if (shape.format() == FileFormat.PARQUET || line < 1) {
      return "";
    }
    try {
      TextRows found = open(file);
      String value =
          Optional.ofNullable(found == null ? null : found.at(line).orElse(null))
              .map(row -> value(row, column))
              .orElse("");
      return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    } catch (IOException | RuntimeException _) {
      // The row was rejected, whatever its value: nothing of that depends on a second look.
      close();
      return "";
    }
  }

  private @Nullable TextRows open(String file) throws IOException {
    if (!file.equals(key)) {
      close();
      key = file;
      rows = isOver() ? null : rows(file);
    }
    return rows;
  }

  private TextRows rows(String file) throws IOException {
    return new TextRows(
        Unpacked.of(files.open(file), shape.compression()),
        shape.format() == FileFormat.CSV ? new CsvRowEnd(shape.delimiter()) : next -> next == '\n',
        this::isOver);
  }

  private String value(String row, String column) {
    if (column.isEmpty()) {
      return row.stripTrailing();
    }
    if (shape.format() == FileFormat.JSON) {
      return JsonMember.of(row, column);
    }
    for (int place = 0; place < columns.size(); place++) {
      if (columns.get(place).name().equals(column)) {
        return CsvField.of(row, place, shape.delimiter());
      }
    }
    return "";
  }

  private boolean isOver() {
    return clock.millis() >= deadline;
  }

  @Override
  public void close() {
    TextRows open = rows;
    rows = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException _) {
      // It was only read.
    }
  }
}
