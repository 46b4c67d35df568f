package dev.storehouse.local.aws.redshift.statement;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database connection that outlives the statement that opened it. Guarded by the sessions. */
final class Session {

  final String id;
  final Target target;
  final Instant created;
  Duration keepAlive;
  Instant updated;
  Optional<String> current;
  boolean closed;
  private @Nullable Connection connection;

  Session(String id, Target target, Duration keepAlive, String statementId, Instant now) {
    this.id = id;
    this.target = target;
    this.keepAlive = keepAlive;
    this.current = Optional.of(statementId);
    this.created = now;
    this.updated = now;
  }

  /** One that an earlier process had; its connection ended with the process. */
  static Session restored(Sessions.View view, Instant now) {
    Session session = new Session(view.id(), view.target(), view.keepAlive(), "", view.created());
    session.close(view.status() == Sessions.SessionStatus.CLOSED ? view.updated() : now);
    return session;
  }

  /** When it is closed for want of statements; while one runs, when that would be if it ended. */
  Instant expires() {
    return updated.plus(keepAlive);
  }

  Optional<Connection> connection() {
    return Optional.ofNullable(connection);
  }

  void opened(Connection newConnection) {
    connection = newConnection;
  }

  void close(Instant now) {
    closed = true;
    current = Optional.empty();
    updated = now;
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw new IllegalStateException("a session's connection does not close", e);
      }
    }
  }
}
