package dev.storehouse.local.aws.redshift.warehouse;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection as new as when it was opened, to be given back. */
public final class Lease implements AutoCloseable {

  private final Connection connection;
  private final Return back;

  Lease(Connection connection, Return back) {
    this.connection = connection;
    this.back = back;
  }

  /** How a connection comes back. */
  interface Return {
    void run() throws SQLException;
  }

  /** The connection; never closed by who borrows it. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    back.run();
  }
}
