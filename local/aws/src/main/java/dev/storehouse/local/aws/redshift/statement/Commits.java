package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.fault.Faults;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** Commits so that a later process can find out whether it happened. Thread-safe. */
final class Commits {

  private static final String NUMBER =
      "SELECT coalesce(pg_catalog.pg_current_xact_id_if_assigned()::text, '')";

  /** What the fault knob calls the time before and after a commit. */
  private static final String COMMITTING = "COMMITTING";

  private static final String COMMITTED = "COMMITTED";

  private final Journal journal;
  private final Faults faults;

  Commits(Journal journal, Faults faults) {
    this.journal = journal;
    this.faults = faults;
  }

  /** Before a part runs: from now on it may have had an effect. */
  void begin(Statement statement) {
    if (journal.durable()) {
      journal.write(statement.view());
    }
  }

  /** Commits the open transaction, whose parts say already how they end. */
  void commit(Statement statement, Connection connection) throws SQLException {
    prepare(statement, connection);
    pause(statement, COMMITTING);
    connection.commit();
    pause(statement, COMMITTED);
    statement.committing(null);
  }

  private void pause(Statement statement, String state) {
    try {
      statement.pause(faults.delay(state));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before a commit: writes down which transaction it is and what it did. */
  void prepare(Statement statement, Connection connection) throws SQLException {
    if (!journal.durable()) {
      return;
    }
    try (java.sql.Statement query = connection.createStatement();
        ResultSet number = query.executeQuery(NUMBER)) {
      number.next();
      statement.committing(Objects.requireNonNull(number.getString(1)));
    }
    journal.write(statement.view());
  }
}
