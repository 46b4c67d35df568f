package dev.storehouse.query.guard;

import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.sql.Columns;
import dev.storehouse.local.aws.redshift.sql.PreparedSql;
import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A database of its own in the local warehouse, and what it answers. */
final class TestWarehouse implements AutoCloseable {

  private static final int LONGEST_SECONDS = 10;
  private static final String NO_COLUMN = "42703";

  private final Warehouse warehouse;
  private final String database;
  private final Connection connection;

  private TestWarehouse(Warehouse warehouse, String database, String user) throws SQLException {
    this.warehouse = warehouse;
    this.database = database;
    this.connection = warehouse.connect(new Login.Temporary(user), database);
    connection.setAutoCommit(false);
  }

  static TestWarehouse create(AwsSandbox aws) throws SQLException {
    Warehouse warehouse = aws.redshift().warehouse(RedshiftEngine.WORKGROUP);
    String administrator = RedshiftEngine.WORKGROUP.administrator();
    String database = "guard_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection dev =
            warehouse.connect(new Login.Temporary(administrator), Warehouse.DATABASE);
        Statement statement = dev.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    }
    return new TestWarehouse(warehouse, database, administrator);
  }

  String database() {
    return database;
  }

  /** The same database as another user sees it. */
  TestWarehouse as(String user) throws SQLException {
    return new TestWarehouse(warehouse, database, user);
  }

  /** Runs statements as PostgreSQL takes them, and keeps what they did. */
  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    connection.commit();
  }

  /** Runs a statement as the Data API would, and keeps nothing of what it did. */
  Answer answer(String sql, Map<String, String> parameters) throws SQLException {
    Columns columns = Columns.on(connection);
    Answer answer = answer(RedshiftSql.prepare(sql, parameters, columns));
    Optional<PreparedSql> lateral = RedshiftSql.lateral(sql, parameters, columns);
    return answer.error().filter(NO_COLUMN::equals).isPresent() && lateral.isPresent()
        ? answer(lateral.get())
        : answer;
  }

  /** Runs a statement as the Data API would, and keeps what it did, if anything. */
  Answer kept(String sql, Map<String, String> parameters) throws SQLException {
    PreparedSql prepared = RedshiftSql.prepare(sql, parameters, Columns.on(connection));
    try (PreparedStatement statement = statement(prepared)) {
      Answer answer = new Answer(List.of(), List.of(), Optional.empty());
      if (statement.execute()) {
        try (ResultSet rows = statement.getResultSet()) {
          answer = new Answer(columns(rows.getMetaData()), rows(rows), Optional.empty());
        }
      }
      connection.commit();
      return answer;
    } catch (SQLException e) {
      connection.rollback();
      return new Answer(List.of(), List.of(), Optional.ofNullable(e.getSQLState()));
    }
  }

  /** All that was asked since the last time saw one moment; the next sees another. */
  void endMoment() throws SQLException {
    connection.rollback();
  }

  private Answer answer(PreparedSql prepared) throws SQLException {
    try {
      return answered(prepared);
    } catch (SQLException e) {
      return new Answer(List.of(), List.of(), Optional.ofNullable(e.getSQLState()));
    }
  }

  private Answer answered(PreparedSql prepared) throws SQLException {
    var before = connection.setSavepoint();
    try (PreparedStatement statement = statement(prepared);
        ResultSet rows = statement.executeQuery()) {
      return new Answer(columns(rows.getMetaData()), rows(rows), Optional.empty());
    } finally {
      connection.rollback(before);
    }
  }

  private PreparedStatement statement(PreparedSql prepared) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(prepared.text());
    statement.setQueryTimeout(LONGEST_SECONDS);
    for (int i = 0; i < prepared.values().size(); i++) {
      statement.setString(i + 1, prepared.values().get(i));
    }
    return statement;
  }

  private static List<String> columns(ResultSetMetaData columns) throws SQLException {
    List<String> described = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      described.add(columns.getColumnLabel(i) + " " + columns.getColumnTypeName(i));
    }
    return described;
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    List<String> all = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        values.add(String.valueOf(rows.getString(i)));
      }
      all.add(String.join("\t", values));
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * What came back.
   *
   * @param columns their names and types
   * @param rows their values in text, a tab between two
   * @param error the SQLSTATE, if there was an error
   */
  record Answer(List<String> columns, List<String> rows, Optional<String> error) {

    Answer sorted() {
      return new Answer(columns, rows.stream().sorted().toList(), error);
    }
  }
}
