package dev.storehouse.local.aws.redshift.bulk;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection of the engine's own, for what it writes into system tables. */
@FunctionalInterface
public interface SystemConnection {

  /** To a database. */
  Connection open(String database) throws SQLException;
}
