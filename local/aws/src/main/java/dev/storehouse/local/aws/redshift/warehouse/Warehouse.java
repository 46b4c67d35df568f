package dev.storehouse.local.aws.redshift.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A cluster or workgroup: a PostgreSQL server that starts when it is first needed. Thread-safe. */
public final class Warehouse implements AutoCloseable {

  /** The database every warehouse begins with. */
  public static final String DATABASE = "dev";

  private static final Logger LOGGER = Logger.getLogger(Warehouse.class.getName());
  private static final int CONCURRENCY = 50;

  private final WarehouseId id;
  private final Optional<Path> directory;
  private final Semaphore slots = new Semaphore(CONCURRENCY, true);
  private final ReentrantLock lock = new ReentrantLock();
  private final IdleConnections idle = new IdleConnections();
  private final ProvenPasswords passwords = new ProvenPasswords();
  private @Nullable PostgresServer server;
  private boolean isClosed;

  Warehouse(WarehouseId id, Optional<Path> directory) {
    this.id = id;
    this.directory = directory;
  }

  /** What requests call it. */
  public WarehouseId id() {
    return id;
  }

  /** How many statements may run at once; the others wait for their turn. */
  public Semaphore slots() {
    return slots;
  }

  /**
   * Begins to start its server, and returns at once. Whoever needs it first waits for it, and is
   * told if it does not start.
   */
  public void startAhead() {
    Thread.ofVirtual().name("start of " + id).start(this::tryToStart);
  }

  private void tryToStart() {
    try {
      server();
    } catch (IllegalStateException e) {
      LOGGER.log(Level.FINE, e, () -> id + " does not start; it is tried again when it is needed");
    }
  }

  /**
   * A new connection.
   *
   * @throws SQLException if the database or user is not there, or the password is wrong
   */
  public Connection connect(Login login, String database) throws SQLException {
    PostgresServer started = server();
    boolean refused =
        login.user().equals(PostgresServer.SUPERUSER)
            || (login instanceof Login.WithPassword(String user, String password)
                && started
                    .passwordVerifier(user)
                    .filter(verifier -> passwords.matches(verifier, password))
                    .isEmpty());
    if (refused) {
      throw new SQLException(
          "FATAL: password authentication failed for user \"%s\"".formatted(login.user()), "28P01");
    }
    return started.connect(database, login.user());
  }

  /** A connection for one statement. */
  public Lease lease(Login login, String database) throws SQLException {
    long generation = idle.generation();
    Optional<Connection> known = idle.take(login, database);
    Connection connection = known.isPresent() ? known.get() : connect(login, database);
    return new Lease(connection, () -> idle.put(login, database, connection, generation));
  }

  /**
   * A connection of the engine's own, for what it writes into system tables; never for what callers
   * say.
   */
  public Connection systemConnection(String database) throws SQLException {
    return server().connect(database, PostgresServer.SUPERUSER);
  }

  /** Before and after what may change who may log in, and with which settings. */
  public void loginsChange() {
    idle.clear();
  }

  /**
   * Gives the administrator a password.
   *
   * @throws IllegalStateException if the server cannot be started
   */
  public void administratorPassword(String password) {
    try {
      server().password(id.administrator(), password);
      idle.clear();
    } catch (SQLException e) {
      throw new IllegalStateException("the administrator's password cannot be set", e);
    }
  }

  /**
   * Whether a transaction of an earlier run was committed.
   *
   * @param number as {@code pg_current_xact_id()} gave it
   * @throws IllegalStateException if the server cannot be started
   */
  public boolean committed(String number) {
    return server().committed(number);
  }

  private PostgresServer server() {
    lock.lock();
    try {
      PostgresServer running = server;
      if (running == null) {
        if (isClosed) {
          throw new IllegalStateException(id + " is closed");
        }
        running = PostgresServer.start(directory, id.administrator(), DATABASE);
        server = running;
      }
      return running;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      if (server != null) {
        idle.clear();
        server.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
