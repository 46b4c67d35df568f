package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.files.FileOutput;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the file of the rows that were not loaded: CSV with the columns file, line, column, value
 * and reason. Thread-safe.
 */
final class RejectedRows {

  private static final String HEADER = "file,line,column,value,reason\n";

  private final Files files;
  private final Statements statements;

  RejectedRows(Files files, Statements statements) {
    this.files = files;
    this.statements = statements;
  }

  /**
   * Writes what the warehouse has told of them.
   *
   * @param statementId of the finished statement by which it does
   * @param error why the whole load failed, if it did
   * @return how many rows there are
   */
  long write(JobFiles place, String statementId, Optional<String> error) {
    long rows = 0;
    try (FileOutput out = files.writer(place.rejectedRows(), "text/csv; charset=utf-8")) {
      write(out, HEADER);
      Optional<String> from = Optional.empty();
      do {
        ResultPage page = statements.result(statementId, from);
        for (List<@Nullable Object> row : page.rows()) {
          write(out, line(place, row));
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

  private static String line(JobFiles place, List<@Nullable Object> row) {
    String file = String.valueOf(row.getFirst()).replace(place.url(place.uploads()), "");
    return cell(file)
        + row.stream()
            .skip(1)
            .map(value -> "," + cell(value == null ? "" : value.toString()))
            .collect(Collectors.joining())
        + "\n";
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void write(FileOutput out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
