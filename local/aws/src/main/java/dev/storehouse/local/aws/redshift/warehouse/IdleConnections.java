package dev.storehouse.local.aws.redshift.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Connections that wait for the next statement of the same user with the same password in the same
 * database, as new as when they were opened. What a login brings with it (settings, the right to
 * log in at all) is fixed when it is made, so whatever may change that calls {@link #clear}.
 * Thread-safe.
 */
final class IdleConnections {

  private static final int MOST = 32;
  private static final int ALIVE_SECONDS = 2;

  /** A connection that came back less than so long ago is taken to be alive. */
  private static final Duration FRESH = Duration.ofMillis(500);

  private final Deque<Idle> idle = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private long generation;

  private record Idle(Login login, String database, Connection connection, long since) {

    boolean isAlive() throws SQLException {
      return System.nanoTime() - since < FRESH.toNanos() || connection.isValid(ALIVE_SECONDS);
    }
  }

  /** Which {@link #clear} came last, to be said when a connection that was opened comes back. */
  long generation() {
    lock.lock();
    try {
      return generation;
    } finally {
      lock.unlock();
    }
  }

  Optional<Connection> take(Login login, String database) throws SQLException {
    while (true) {
      Optional<Idle> found = find(login, database);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Connection connection = found.get().connection();
      if (found.get().isAlive()) {
        return Optional.of(connection);
      }
      connection.close();
    }
  }

  private Optional<Idle> find(Login login, String database) {
    lock.lock();
    try {
      Optional<Idle> found =
          idle.stream()
              .filter(each -> each.login().equals(login) && each.database().equals(database))
              .findFirst();
      found.ifPresent(idle::remove);
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a connection back, or closes it where it is not wanted. */
  void put(Login login, String database, Connection connection, long opened) throws SQLException {
    Optional<Connection> closed = Optional.of(connection);
    if (opened == generation() && forgets(connection)) {
      lock.lock();
      try {
        if (opened == generation) {
          idle.addFirst(new Idle(login, database, connection, System.nanoTime()));
          closed =
              idle.size() > MOST ? Optional.of(idle.removeLast().connection()) : Optional.empty();
        }
      } finally {
        lock.unlock();
      }
    }
    if (closed.isPresent()) {
      closed.get().close();
    }
  }

  /** Makes it as new; a connection that cannot is not used again. */
  private static boolean forgets(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      statement.execute("ROLLBACK");
      statement.execute("DISCARD ALL");
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  void clear() {
    List<Idle> closed;
    lock.lock();
    try {
      generation++;
      closed = new ArrayList<>(idle);
      idle.clear();
    } finally {
      lock.unlock();
    }
    for (Idle each : closed) {
      try {
        each.connection().close();
      } catch (SQLException e) {
        throw new IllegalStateException("an idle connection does not close", e);
      }
    }
  }
}
