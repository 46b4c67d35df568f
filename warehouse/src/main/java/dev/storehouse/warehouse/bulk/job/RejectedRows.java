package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.files.FileOutput;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the file of the rows that were not loaded: CSV with the columns file, line, column, value
 * and reason. Thread-safe.
 */
final class RejectedRows {

  private static final String HEADER = "file,line,column,value,reason\n";

  private final Files files;
  private final Statements statements;
  private final InstantSource clock;

  RejectedRows(Files files, Statements statements, InstantSource clock) {
    this.files = files;
    this.statements = statements;
    this.clock = clock;
  }

  /**
   * Writes what the warehouse has told of them. Values that it has not told are looked up in the
   * files, within the bounds of {@link UploadedValues}; where no column is to blame, the value is
   * the row's beginning.
   *
   * @param columns in the order of the files' fields
   * @param statementId of the finished statement by which it does
   * @param error why the whole load failed, if it did
   * @return how many rows there are
   */
  long write(
      JobFiles place,
      FileShape shape,
      List<StagedColumn> columns,
      String statementId,
      Optional<String> error) {
    long rows = 0;
    try (FileOutput out = files.writer(place.rejectedRows(), "text/csv; charset=utf-8");
        UploadedValues values = new UploadedValues(files, shape, columns, clock)) {
      write(out, HEADER);
      Optional<String> from = Optional.empty();
      do {
        ResultPage page = statements.result(statementId, from);
        for (List<@Nullable Object> row : page.rows()) {
          write(out, line(place, row, values));
          rows++;
        }
        from = page.next();
      } while (from.isPresent());
      if (rows == 0 && error.isPresent()) {
        write(out, ",,,," + cell(error.get()) + "\n");
      }
      out.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static String line(JobFiles place, List<@Nullable Object> row, UploadedValues values) {
    String url = text(row.get(0));
    String column = text(row.get(2));
    String value =
        row.get(3) == null && row.get(1) instanceof Number line
            ? values.at(url.replace(place.url(""), ""), line.longValue(), column)
            : text(row.get(3));
    return Stream.of(
                url.replace(place.url(place.uploads()), ""),
                text(row.get(1)),
                column,
                value,
                text(row.get(4)))
            .map(RejectedRows::cell)
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void write(FileOutput out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
