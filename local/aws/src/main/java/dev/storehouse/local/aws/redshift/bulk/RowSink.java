package dev.storehouse.local.aws.redshift.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the rows that a table gets. Not thread-safe. */
sealed interface RowSink {

  void row(@Nullable String[] values) throws SQLException;

  /** Behind the last row. */
  void finish() throws SQLException;

  /** Instead of {@link #finish}; what was taken is for the transaction to forget. */
  void abandon() throws SQLException;

  /** Takes nothing. */
  record Nowhere() implements RowSink {
    @Override
    public void row(@Nullable String[] values) {}

    @Override
    public void finish() {}

    @Override
    public void abandon() {}
  }

  /** COPY of PostgreSQL's. */
  final class Streamed implements RowSink {

    private final CopyLines lines;

    Streamed(CopyLines lines) {
      this.lines = lines;
    }

    @Override
    public void row(@Nullable String[] values) throws SQLException {
      lines.row(values);
    }

    @Override
    public void finish() throws SQLException {
      lines.finish();
    }

    @Override
    public void abandon() throws SQLException {
      lines.abandon();
    }
  }

  /** INSERT, which is what a table with row-level security takes. */
  final class Inserted implements RowSink {

    private static final int BATCH = 1000;

    private final PreparedStatement insert;
    private int waiting;

    Inserted(LoadTarget target, Connection connection) throws SQLException {
      String marks = "?" + ", ?".repeat(target.columns().size() - 1);
      this.insert =
          connection.prepareStatement(
              "INSERT INTO %s VALUES (%s)".formatted(target.into().replace("?", "??"), marks));
    }

    @Override
    public void row(@Nullable String[] values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        insert.setString(i + 1, values[i]);
      }
      insert.addBatch();
      if (++waiting == BATCH) {
        insert.executeBatch();
        waiting = 0;
      }
    }

    @Override
    public void finish() throws SQLException {
      try (insert) {
        insert.executeBatch();
      }
    }

    @Override
    public void abandon() throws SQLException {
      insert.close();
    }
  }
}
