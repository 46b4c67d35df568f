package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** The sessions: each runs one statement at a time, and there is no queue. Thread-safe. */
public final class Sessions {

  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Map<String, Session> byId = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final IntSupplier limit;
  private final Journal journal;

  Sessions(InstantSource clock, IntSupplier limit, Journal journal) {
    this.clock = clock;
    this.limit = limit;
    this.journal = journal;
  }

  /** Takes over the sessions of an earlier process, which all ended with it. */
  void restore() {
    for (View view : journal.sessions()) {
      Session session = Session.restored(view, clock.instant());
      byId.put(session.id, session);
      journal.write(view(session));
    }
    closeExpired();
  }

  /** Whether a session can run a statement. */
  public enum SessionStatus {
    /** It waits for a statement. */
    AVAILABLE,
    /** It runs a statement. */
    BUSY,
    /** It is over. */
    CLOSED
  }

  /** A session at one moment. */
  public record View(
      String id,
      SessionStatus status,
      Target target,
      Instant created,
      Instant updated,
      Duration keepAlive,
      Instant expires,
      Optional<String> current) {}

  /** All of them, the newest first. */
  public List<View> all() {
    lock.lock();
    try {
      closeExpired();
      return byId.values().stream().map(Sessions::view).toList().reversed();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Where the statements of an open session run.
   *
   * @throws DataApiException if there is no such session
   */
  public Target target(String id) {
    lock.lock();
    try {
      closeExpired();
      return open(id).target;
    } finally {
      lock.unlock();
    }
  }

  /** A new session, busy with a statement. */
  String open(Target target, Duration keepAlive, String statementId) {
    lock.lock();
    try {
      closeExpired();
      WarehouseId warehouse = target.warehouse();
      long open =
          byId.values().stream()
              .filter(session -> !session.closed && session.target.warehouse().equals(warehouse))
              .count();
      if (open >= limit.getAsInt()) {
        throw DataApiException.activeSessions(limit.getAsInt());
      }
      String id = UUID.randomUUID().toString();
      Session session = new Session(id, target, keepAlive, statementId, clock.instant());
      journal.write(view(session));
      byId.put(id, session);
      return id;
    } finally {
      lock.unlock();
    }
  }

  /** Makes an available session busy with a statement. */
  void take(String id, Optional<Duration> keepAlive, String statementId) {
    lock.lock();
    try {
      closeExpired();
      Session session = open(id);
      session.current.ifPresent(
          busy -> {
            throw DataApiException.validation(
                "Session %s is busy: it is running the statement %s.".formatted(id, busy));
          });
      keepAlive.ifPresent(time -> session.keepAlive = time);
      session.current = Optional.of(statementId);
      session.updated = clock.instant();
    } finally {
      lock.unlock();
    }
  }

  /** The connection of a session, empty before its first statement has one. */
  Optional<Connection> connection(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(byId.get(id)).flatMap(Session::connection);
    } finally {
      lock.unlock();
    }
  }

  void opened(String id, Connection connection) {
    lock.lock();
    try {
      Optional.ofNullable(byId.get(id)).ifPresent(session -> session.opened(connection));
    } finally {
      lock.unlock();
    }
  }

  /** After its statement: available again, or closed where its connection is lost. */
  void release(String id) throws SQLException {
    lock.lock();
    try {
      Session session = byId.get(id);
      if (session == null || session.closed) {
        return;
      }
      session.current = Optional.empty();
      session.updated = clock.instant();
      Optional<Connection> connection = session.connection();
      if (connection.isEmpty() || connection.get().isClosed() || session.keepAlive.isZero()) {
        close(session, clock.instant());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes those whose time is over, and forgets those closed long ago. */
  void closeExpired() {
    lock.lock();
    try {
      Instant now = clock.instant();
      byId.values().stream()
          .filter(session -> !session.closed && session.current.isEmpty())
          .filter(session -> !session.expires().isAfter(now))
          .forEach(session -> close(session, now));
      byId.values()
          .removeIf(
              session -> {
                boolean over = session.closed && session.updated.plus(REMEMBERED).isBefore(now);
                if (over) {
                  journal.forgetSession(session.id);
                }
                return over;
              });
    } finally {
      lock.unlock();
    }
  }

  private void close(Session session, Instant now) {
    session.close(now);
    journal.write(view(session));
  }

  private Session open(String id) {
    Session session = byId.get(id);
    if (session == null || session.closed) {
      throw DataApiException.notFound("Session does not exist or is closed.", id);
    }
    return session;
  }

  private static View view(Session session) {
    SessionStatus status =
        session.closed
            ? SessionStatus.CLOSED
            : session.current.isPresent() ? SessionStatus.BUSY : SessionStatus.AVAILABLE;
    return new View(
        session.id,
        status,
        session.target,
        session.created,
        session.updated,
        session.keepAlive,
        session.expires(),
        session.current);
  }
}
