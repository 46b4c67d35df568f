package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.sql.Columns;
import dev.storehouse.local.aws.redshift.sql.PreparedSql;
import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import dev.storehouse.local.aws.redshift.sql.Token;
import dev.storehouse.local.aws.redshift.sql.Tokenizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query of an UNLOAD in PostgreSQL's words.
 *
 * @param text as it goes to the database, no marks of the driver's in it
 */
record UnloadQuery(String text, List<BulkColumn> columns) {

  private static final String NO_COLUMN = "42703";

  static UnloadQuery of(String select, Connection connection) throws SQLException {
    if (RedshiftSql.count(select) != 1) {
      throw BulkErrors.of("UNLOAD takes one SELECT");
    }
    if (limited(select)) {
      throw BulkErrors.of("Limit clause is not supported");
    }
    Columns columns = Columns.on(connection);
    PreparedSql usual = RedshiftSql.prepare(select, Map.of(), columns);
    if (!usual.query()) {
      throw BulkErrors.syntax(firstWord(select));
    }
    Optional<PreparedSql> lateral = RedshiftSql.lateral(select, Map.of(), columns);
    if (lateral.isEmpty()) {
      return described(usual, connection);
    }
    return either(usual, lateral.get(), connection);
  }

  private static UnloadQuery either(PreparedSql usual, PreparedSql lateral, Connection connection)
      throws SQLException {
    command(connection, "SAVEPOINT unload_query");
    try {
      return described(usual, connection);
    } catch (SQLException e) {
      if (!NO_COLUMN.equals(e.getSQLState())) {
        throw e;
      }
      command(connection, "ROLLBACK TO SAVEPOINT unload_query");
      return described(lateral, connection);
    }
  }

  private static UnloadQuery described(PreparedSql sql, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      ResultSetMetaData metadata = statement.getMetaData();
      if (metadata == null) {
        throw BulkErrors.of("UNLOAD takes a SELECT");
      }
      return new UnloadQuery(sql.text().replace("??", "?"), BulkColumn.of(metadata));
    }
  }

  private static void command(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether the outermost query has a LIMIT. */
  private static boolean limited(String select) {
    int depth = 0;
    for (Token token : Tokenizer.tokens(select)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is("limit")) {
        return true;
      }
    }
    return false;
  }

  private static String firstWord(String select) {
    return Tokenizer.tokens(select).stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .map(Token::text)
        .findFirst()
        .orElse("");
  }
}
