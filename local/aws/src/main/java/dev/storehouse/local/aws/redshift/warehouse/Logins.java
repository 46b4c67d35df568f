package dev.storehouse.local.aws.redshift.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the engine log in as any user: its own password takes the place of the user's, whose
 * verifier is kept apart to check secrets by. Thread-safe.
 */
final class Logins implements AutoCloseable {

  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS own_password (role oid PRIMARY KEY, verifier text)";
  private static final String HELD =
      """
      SELECT a.oid, a.rolpassword, o.verifier
      FROM pg_authid a LEFT JOIN own_password o ON o.role = a.oid WHERE a.rolname = ?
      """;
  private static final String KEEP =
      """
      INSERT INTO own_password VALUES (?, ?)
      ON CONFLICT (role) DO UPDATE SET verifier = excluded.verifier
      """;
  private static final int ALIVE_SECONDS = 2;

  /** The SQLSTATE where there is no such user. */
  static final String NO_USER = "28000";

  private final Superuser superuser;
  private final String engine;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;

  /**
   * @param engine the verifier of the engine's own password
   */
  Logins(Superuser superuser, String engine) {
    this.superuser = superuser;
    this.engine = engine;
  }

  /** Opens connections of the superuser. */
  interface Superuser {
    Connection connect() throws SQLException;
  }

  /**
   * Makes the engine's password good for a user.
   *
   * @return the verifier of the user's own password, empty where the user has none
   * @throws SQLException if there is no such user
   */
  Optional<String> adopt(String user) throws SQLException {
    lock.lock();
    try {
      Connection open = connection();
      try (PreparedStatement query = open.prepareStatement(HELD)) {
        query.setString(1, user);
        try (ResultSet found = query.executeQuery()) {
          if (!found.next()) {
            throw new SQLException("FATAL: role \"%s\" does not exist".formatted(user), NO_USER);
          }
          String held = found.getString(2);
          if (engine.equals(held)) {
            return Optional.ofNullable(found.getString(3));
          }
          replace(open, found.getLong(1), user, held);
          return Optional.ofNullable(held);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void replace(Connection open, long role, String user, @Nullable String verifier)
      throws SQLException {
    open.setAutoCommit(false);
    try (PreparedStatement keep = open.prepareStatement(KEEP);
        Statement alter = open.createStatement()) {
      keep.setLong(1, role);
      keep.setString(2, verifier);
      keep.executeUpdate();
      alter.execute(
          "ALTER ROLE %s PASSWORD %s"
              .formatted(alter.enquoteIdentifier(user, true), alter.enquoteLiteral(engine)));
      open.commit();
    } catch (SQLException e) {
      open.rollback();
      throw e;
    } finally {
      open.setAutoCommit(true);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null || !open.isValid(ALIVE_SECONDS)) {
      open = superuser.connect();
      connection = open;
      try (Statement statement = open.createStatement()) {
        statement.execute(TABLE);
      }
    }
    return open;
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      if (connection != null) {
        connection.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
