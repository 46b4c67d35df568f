package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.bulk.LastCopy;
import dev.storehouse.local.aws.redshift.result.ResultWriter;
import dev.storehouse.local.aws.redshift.result.StoredResult;
import dev.storehouse.local.aws.redshift.sql.Columns;
import dev.storehouse.local.aws.redshift.sql.PreparedSql;
import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Runs the SQL texts of a statement on a connection, in their order. */
final class PartRunner {

  private static final int FETCH_ROWS = 1000;
  private static final int LONGEST_SECONDS = 24 * 60 * 60;
  private static final Pattern POSITION = Pattern.compile("Position: (\\d+)");

  /** A parameter of PostgreSQL's protocol, or a function of ours, of which callers know nothing. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\n\\s*Where: (?:(?:unnamed )?portal .*|PL/pgSQL function pg_internal\\.(?s:.*))");

  private static final String CANCELLED = "57014";
  private static final String NO_COLUMN = "42703";
  private static final String NOT_RUN = "Connection or an prior query failed.";

  private final Path results;
  private final Limits limits;
  private final InstantSource clock;
  private final Commits commits;
  private final BulkParts bulk;

  /** Above those of earlier processes, whose load errors are still there. */
  private final AtomicLong queryIds;

  PartRunner(Path results, Limits limits, InstantSource clock, Commits commits, BulkParts bulk) {
    this.results = results;
    this.limits = limits;
    this.clock = clock;
    this.commits = commits;
    this.bulk = bulk;
    this.queryIds = new AtomicLong(clock.millis());
  }

  /**
   * Runs them all. A batch that is a transaction ends the one its session has open with its own, as
   * BEGIN in a transaction opens none: it is committed with the batch, or rolled back.
   *
   * @return the error, if any failed
   */
  Optional<String> run(Statement statement, Connection connection) throws SQLException {
    Submission submission = statement.view().submission();
    boolean together =
        submission.batch() && submission.mode() == Submission.ExecutionMode.TRANSACTION;
    if (!together) {
      return each(statement, connection, submission, false);
    }
    connection.setAutoCommit(false);
    try {
      Optional<String> error = each(statement, connection, submission, true);
      if (error.isPresent()) {
        connection.rollback();
      } else {
        commits.commit(statement, connection);
      }
      return error;
    } catch (SQLException e) {
      if (!connection.isClosed()) {
        connection.rollback();
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  private Optional<String> each(
      Statement statement, Connection connection, Submission submission, boolean together) {
    Optional<String> first = Optional.empty();
    for (int i = 0; i < submission.sqls().size(); i++) {
      Part part = statement.view().parts().get(i);
      boolean stop = (first.isPresent() && together) || statement.cancelled();
      Part ended =
          stop
              ? part.ended(Status.ABORTED, Optional.of(NOT_RUN), Duration.ZERO, clock.instant())
              : one(statement, i, connection, together);
      statement.part(i, ended);
      int number = i + 1;
      Optional<String> error =
          ended.status() == Status.FINISHED
              ? Optional.empty()
              : ended
                  .error()
                  .map(
                      text ->
                          submission.batch()
                              ? "Query #%d failed with %s".formatted(number, text)
                              : text)
                  .or(() -> Optional.of("ERROR: canceling statement due to user request"));
      first = first.or(() -> error);
    }
    return first;
  }

  private Part one(Statement statement, int index, Connection connection, boolean together) {
    Submission submission = statement.view().submission();
    Part started =
        statement.view().parts().get(index).started(queryIds.incrementAndGet(), clock.instant());
    statement.part(index, started);
    commits.begin(statement);
    long begun = System.nanoTime();
    Columns columns = Columns.on(connection);
    PreparedSql sql = RedshiftSql.prepare(started.sql(), submission.parameters(), columns);
    try {
      Gate.check(started.sql(), connection);
      boolean within = together || inTransaction(connection);
      if (within && !together && RedshiftSql.commits(started.sql())) {
        prepareCommit(statement, index, connection, begun);
      }
      Optional<PreparedSql> other =
          RedshiftSql.lateral(started.sql(), submission.parameters(), columns);
      if (other.isEmpty()) {
        return attempt(statement, index, connection, sql, begun, within);
      }
      if (within) {
        command(connection, "SAVEPOINT lateral_aliases");
      }
      try {
        return attempt(statement, index, connection, sql, begun, within);
      } catch (SQLException e) {
        if (!NO_COLUMN.equals(e.getSQLState())) {
          throw e;
        }
        if (within) {
          command(connection, "ROLLBACK TO SAVEPOINT lateral_aliases");
        }
        return attempt(statement, index, connection, other.get(), begun, within);
      }
    } catch (SQLException e) {
      boolean aborted = statement.cancelled() && CANCELLED.equals(e.getSQLState());
      return started.ended(
          aborted ? Status.ABORTED : Status.FAILED,
          aborted ? Optional.empty() : Optional.of(message(e, sql, started.queryId())),
          since(begun),
          clock.instant());
    } catch (IOException e) {
      return started.ended(
          Status.FAILED,
          Optional.of("ERROR: the result cannot be stored: " + e.getMessage()),
          since(begun),
          clock.instant());
    }
  }

  private static void command(Connection connection, String sql) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Part attempt(
      Statement statement,
      int index,
      Connection connection,
      PreparedSql sql,
      long begun,
      boolean within)
      throws SQLException, IOException {
    Part started = statement.view().parts().get(index);
    return !within && RedshiftSql.atomic(started.sql())
        ? atomically(statement, index, connection, sql, begun)
        : execute(statement, started, connection, sql, begun);
  }

  /** A COMMIT of the caller's own. */
  private void prepareCommit(Statement statement, int index, Connection connection, long begun)
      throws SQLException {
    Part started = statement.view().parts().get(index);
    statement.part(index, started.finished(0, Optional.empty(), since(begun), clock.instant()));
    commits.prepare(statement, connection);
    statement.part(index, started);
  }

  /** In a transaction of its own; only in one do rows come in parts. */
  private Part atomically(
      Statement statement, int index, Connection connection, PreparedSql sql, long begun)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try {
      Part started = statement.view().parts().get(index);
      Part finished = execute(statement, started, connection, sql, begun);
      statement.part(index, finished);
      commits.commit(statement, connection);
      return finished;
    } catch (SQLException | IOException | RuntimeException e) {
      if (!connection.isClosed()) {
        connection.rollback();
        LastCopy.failed(connection, e);
        connection.commit();
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  private Part execute(
      Statement statement, Part part, Connection connection, PreparedSql sql, long begun)
      throws SQLException, IOException {
    if (BulkStatements.is(part.sql())) {
      long rows = bulk.run(statement, part, connection);
      return part.finished(rows, Optional.empty(), since(begun), clock.instant());
    }
    try (PreparedStatement prepared = connection.prepareStatement(sql.text())) {
      prepared.setFetchSize(FETCH_ROWS);
      prepared.setQueryTimeout(LONGEST_SECONDS);
      for (int i = 0; i < sql.values().size(); i++) {
        prepared.setString(i + 1, sql.values().get(i));
      }
      statement.running(prepared::cancel);
      try {
        boolean rows = prepared.execute();
        Optional<StoredResult> result =
            rows ? Optional.of(store(statement, prepared)) : Optional.empty();
        long count = result.map(StoredResult::rows).orElse((long) prepared.getUpdateCount());
        return part.finished(Math.max(count, 0), result, since(begun), clock.instant());
      } finally {
        statement.running(null);
      }
    }
  }

  private StoredResult store(Statement statement, PreparedStatement prepared)
      throws SQLException, IOException {
    try (ResultSet rows = prepared.getResultSet()) {
      return new ResultWriter(
              statement.view().submission().format(),
              results,
              limits.rowBytes(),
              limits.resultBytes())
          .write(rows);
    }
  }

  /** Redshift's words for a cancellation; PostgreSQL's where the time of a statement is over. */
  private static String message(SQLException error, PreparedSql sql, long queryId) {
    boolean late = String.valueOf(error.getMessage()).contains("statement timeout");
    if (CANCELLED.equals(error.getSQLState()) && !late) {
      return "ERROR: Query (%d) cancelled on user's request".formatted(queryId);
    }
    String text = INSIDE.matcher(String.valueOf(error.getMessage())).replaceFirst("");
    return POSITION
        .matcher(text.replace("pg_internal.", ""))
        .replaceFirst(found -> "Position: " + sql.origin(position(found)));
  }

  private static int position(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }

  private static boolean inTransaction(Connection connection) throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
