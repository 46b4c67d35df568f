package dev.storehouse.local.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/** Schema {@code store}: its tables, and who may read them. Thread-safe. */
final class StoreSchema {

  private final ReentrantLock lock = new ReentrantLock();

  /** Creates what is missing, within the caller's transaction. */
  void create(Connection connection) throws SQLException {
    lock.lock();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + StoreTable.SCHEMA);
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + Positions.SCHEMA);
      statement.execute(Positions.CREATION);
      for (StoreTable table : StoreTable.values()) {
        statement.execute(table.creation());
      }
      statement.execute(OrderLines.creation());
      connection.commit();
    } finally {
      lock.unlock();
    }
  }

  /** Lets a database user read the tables; where it may already, nothing changes. */
  void grant(Connection connection, String user) throws SQLException {
    create(connection);
    try (Statement statement = connection.createStatement()) {
      String quoted = statement.enquoteIdentifier(user, true);
      statement.execute("GRANT USAGE ON SCHEMA %s TO %s".formatted(StoreTable.SCHEMA, quoted));
      statement.execute(
          "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s".formatted(StoreTable.SCHEMA, quoted));
      connection.commit();
    }
  }
}
