package dev.storehouse.local.aws.redshift.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Says which columns a query has, without running it. */
@FunctionalInterface
public interface Columns {

  /** Knows none: clauses whose meaning depends on columns stay as they are. */
  Columns UNKNOWN = query -> List.of();

  /** The names of a query's columns in their order; empty where PostgreSQL cannot say. */
  List<String> of(PreparedSql query);

  /** As PostgreSQL says; a transaction that is open stays so, and as it was. */
  static Columns on(Connection connection) {
    return query -> {
      try {
        boolean within =
            !connection.getAutoCommit()
                || connection.unwrap(BaseConnection.class).getTransactionState()
                    != TransactionState.IDLE;
        return within ? apart(connection, query) : described(connection, query);
      } catch (SQLException e) {
        return List.of();
      }
    };
  }

  private static List<String> apart(Connection connection, PreparedSql query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT columns");
      try {
        return described(connection, query);
      } finally {
        statement.execute("ROLLBACK TO SAVEPOINT columns");
      }
    }
  }

  private static List<String> described(Connection connection, PreparedSql query)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.text())) {
      for (int i = 0; i < query.values().size(); i++) {
        statement.setString(i + 1, query.values().get(i));
      }
      ResultSetMetaData columns = statement.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
      }
      return names;
    }
  }
}
