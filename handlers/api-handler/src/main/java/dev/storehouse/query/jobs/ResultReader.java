package dev.storehouse.query.jobs;

import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.ResultPage.Column;
import dev.storehouse.warehouse.statement.Statements;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads results a page at a time, each as large as its answer may be. Thread-safe. */
final class ResultReader {

  private final Statements statements;

  ResultReader(Statements statements) {
    this.statements = statements;
  }

  /** A page that was read. */
  record Read(List<Column> columns, long rows, Optional<PagePosition> next) {}

  /** Takes rows until it is full. */
  interface RowSink {

    /** Is told the columns before the first row. */
    void begin(List<Column> columns);

    /** Takes a row; false if it has no room for it. The first row always has. */
    boolean take(List<@Nullable Object> row);
  }

  /**
   * Reads from a position until the sink is full or the result ends.
   *
   * @param first the result's first page, where it is there already
   * @param most how many rows of the whole result may be read
   */
  Read read(
      String statementId, PagePosition from, long most, Optional<ResultPage> first, RowSink sink) {
    PagePosition at = from;
    long rows = 0;
    ResultPage page = page(statementId, at, first);
    List<Column> columns = page.columns();
    sink.begin(columns);
    while (true) {
      for (int i = at.skipped(); i < page.rows().size(); i++) {
        if (at.read() + rows >= most) {
          return new Read(columns, rows, Optional.empty());
        }
        if (!sink.take(page.rows().get(i))) {
          PagePosition next = new PagePosition(at.token(), i, from.read() + rows);
          return new Read(columns, rows, Optional.of(next));
        }
        rows++;
      }
      if (page.next().isEmpty() || from.read() + rows >= most) {
        return new Read(columns, rows, Optional.empty());
      }
      at = new PagePosition(page.next(), 0, from.read());
      page = page(statementId, at, Optional.empty());
    }
  }

  private ResultPage page(String statementId, PagePosition at, Optional<ResultPage> first) {
    return first
        .filter(_ -> at.token().isEmpty())
        .orElseGet(() -> statements.result(statementId, at.token()));
  }
}
