package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.fault.Faults;
import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import dev.storehouse.local.aws.redshift.warehouse.Lease;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/** Takes a statement through its states, on a thread of its own. */
final class Runner {

  private static final Logger LOGGER = Logger.getLogger(Runner.class.getName());

  private final Warehouses warehouses;
  private final Sessions sessions;
  private final PartRunner parts;
  private final Faults faults;
  private final InstantSource clock;
  private final Journal journal;

  Runner(
      Warehouses warehouses,
      Sessions sessions,
      PartRunner parts,
      Faults faults,
      InstantSource clock,
      Journal journal) {
    this.warehouses = warehouses;
    this.sessions = sessions;
    this.parts = parts;
    this.faults = faults;
    this.clock = clock;
    this.journal = journal;
  }

  /** How a statement ended. */
  private record Outcome(Status status, Optional<String> error) {
    static final Outcome ABORTED = new Outcome(Status.ABORTED, Optional.empty());
  }

  /** Runs it to its end, which it reaches whatever happens. */
  void run(Statement statement) {
    long[] begun = {System.nanoTime()};
    Outcome outcome;
    try {
      outcome = attempt(statement, begun);
    } catch (SQLException e) {
      outcome = new Outcome(Status.FAILED, Optional.of(String.valueOf(e.getMessage())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      outcome = Outcome.ABORTED;
    } catch (RuntimeException e) {
      LOGGER.log(Level.SEVERE, e, () -> "a statement could not be run");
      outcome = new Outcome(Status.FAILED, Optional.of("ERROR: the local engine failed: " + e));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun[0]);
    statement.view().sessionId().ifPresent(this::release);
    statement.end(outcome.status(), outcome.error(), took, clock.instant(), journal::write);
  }

  private void release(String sessionId) {
    try {
      sessions.release(sessionId);
    } catch (SQLException e) {
      LOGGER.log(Level.WARNING, e, () -> "a session could not be released");
    }
  }

  private Outcome attempt(Statement statement, long[] begun)
      throws SQLException, InterruptedException {
    statement.pause(faults.delay(Status.SUBMITTED.name()));
    Target target = statement.view().submission().target();
    Warehouse warehouse = warehouses.find(target.warehouse());
    if (!statement.turn(warehouse.slots())) {
      return Outcome.ABORTED;
    }
    try {
      statement.picked(clock.instant());
      statement.pause(faults.delay(Status.PICKED.name()));
      return statement.cancelled() ? Outcome.ABORTED : connected(statement, warehouse, begun);
    } finally {
      warehouse.slots().release();
    }
  }

  private Outcome connected(Statement statement, Warehouse warehouse, long[] begun)
      throws SQLException, InterruptedException {
    Optional<String> session = statement.view().sessionId();
    Optional<Connection> existing = session.flatMap(sessions::connection);
    if (existing.isPresent()) {
      try {
        return execute(statement, existing.get(), begun);
      } finally {
        warehouse.loginsChange();
      }
    }
    Target target = statement.view().submission().target();
    if (session.isPresent()) {
      Connection connection = warehouse.connect(target.login(), target.database());
      sessions.opened(session.get(), connection);
      return execute(statement, connection, begun);
    }
    boolean changes =
        !statement.view().submission().sqls().stream().allMatch(RedshiftSql::keepsLogins);
    if (changes) {
      warehouse.loginsChange();
    }
    try (Lease lease = warehouse.lease(target.login(), target.database())) {
      return execute(statement, lease.connection(), begun);
    } finally {
      if (changes) {
        warehouse.loginsChange();
      }
    }
  }

  private Outcome execute(Statement statement, Connection connection, long[] begun)
      throws SQLException, InterruptedException {
    statement.started(connection.unwrap(PGConnection.class).getBackendPID(), clock.instant());
    statement.pause(faults.delay(Status.STARTED.name()));
    begun[0] = System.nanoTime();
    if (statement.cancelled()) {
      return Outcome.ABORTED;
    }
    Optional<String> error = parts.run(statement, connection);
    if (error.isEmpty()) {
      return new Outcome(Status.FINISHED, error);
    }
    return statement.cancelled() ? Outcome.ABORTED : new Outcome(Status.FAILED, error);
  }
}
