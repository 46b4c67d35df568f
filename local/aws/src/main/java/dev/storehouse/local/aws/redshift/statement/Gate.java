package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import dev.storehouse.local.aws.redshift.sql.Refusals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Holds back what Redshift would not run, though PostgreSQL would. */
final class Gate {

  private static final String ADMINISTERS =
      "SELECT rolsuper OR rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = current_user";

  private Gate() {}

  /**
   * Lets a statement pass.
   *
   * @throws SQLException with the error it fails with
   */
  static void check(String sql, Connection connection) throws SQLException {
    if (RedshiftSql.count(sql) > 1) {
      throw new SQLException("ERROR: cannot insert multiple commands into a prepared statement");
    }
    Optional<String> unknown = Refusals.unknown(sql);
    if (unknown.isPresent()) {
      throw new SQLException(unknown.get(), "42601");
    }
    if (Refusals.isAdministration(sql) && !administers(connection)) {
      throw new SQLException("ERROR: permission denied: must be an administrator", "42501");
    }
  }

  private static boolean administers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(ADMINISTERS)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
