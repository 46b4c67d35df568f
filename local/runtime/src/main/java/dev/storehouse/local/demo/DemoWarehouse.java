package dev.storehouse.local.demo;

import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.PGConnection;

/** Makes the demo tables of a warehouse, past the Data API, as its administrator. */
public final class DemoWarehouse {

  /** The schema of what tenants share. */
  public static final String SHARED_SCHEMA = "partners";

  /** The table that tenants share. */
  public static final String SHARED_TABLE = "shipments";

  /** The column of the shared table that says whose a row is. */
  public static final String OWNER_COLUMN = "owner";

  private static final List<String> SHARED =
      List.of(
          "CREATE SCHEMA IF NOT EXISTS partners",
          """
          CREATE TABLE IF NOT EXISTS partners.shipments (
            owner varchar(256), shipment_id int, shipped_on date, carrier varchar(40),
            region varchar(20), days_in_transit int)
          """);

  private static final List<String> OWN =
      List.of(
          """
          CREATE TABLE %1$s.customers (
            customer_id int PRIMARY KEY, name varchar(100), region varchar(20), since date)
          """,
          """
          CREATE TABLE %1$s.products (
            product_id int PRIMARY KEY, name varchar(100), category varchar(40),
            list_price numeric(12,2))
          """,
          """
          CREATE TABLE %1$s.sales (
            sale_id bigint PRIMARY KEY, sold_at timestamp, customer_id int, product_id int,
            quantity int, unit_price numeric(12,2), amount numeric(14,2))
          """);

  private final Warehouse warehouse;
  private final String databaseName;

  public DemoWarehouse(Warehouse warehouse, String databaseName) {
    this.warehouse = warehouse;
    this.databaseName = databaseName;
  }

  /**
   * Makes the table that tenants share, if it is not there, so that they can be given it.
   *
   * @throws IllegalStateException if the warehouse refuses
   */
  public void share() {
    transact(
        connection -> {
          for (String sql : SHARED) {
            execute(connection, sql);
          }
        });
  }

  /**
   * Gives a tenant two years of sales in its schema, and its rows of the shared table; once,
   * however often it is called.
   *
   * @param seed of the data: another one for each tenant
   * @throws IllegalStateException if the warehouse refuses
   */
  public void fill(String schema, String databaseUser, long seed, LocalDate today) {
    transact(
        connection -> {
          if (!hasTables(connection, schema)) {
            fill(connection, schema, databaseUser, new SalesData(seed, today));
          }
        });
  }

  private static void fill(Connection connection, String schema, String user, SalesData data)
      throws SQLException {
    String quoted = quoted(connection, schema);
    for (String sql : OWN) {
      execute(connection, sql.formatted(quoted));
    }
    copy(connection, quoted + ".customers", data.customers());
    copy(connection, quoted + ".products", data.products());
    copy(connection, quoted + ".sales", data.sales());
    // COPY does not take a table with row-level security, INSERT does.
    execute(
        connection,
        "CREATE TEMP TABLE staging (LIKE %s.%s) ON COMMIT DROP"
            .formatted(SHARED_SCHEMA, SHARED_TABLE));
    copy(connection, "staging", data.shipments(user));
    execute(
        connection,
        "INSERT INTO %s.%s SELECT * FROM staging".formatted(SHARED_SCHEMA, SHARED_TABLE));
    execute(
        connection,
        "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s"
            .formatted(quoted, quoted(connection, user)));
  }

  private static boolean hasTables(Connection connection, String schema) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = 'sales'")) {
      query.setString(1, schema);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  private static void copy(Connection connection, String table, List<String> rows)
      throws SQLException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY %s FROM STDIN".formatted(table), new StringReader(String.join("", rows)));
    } catch (IOException e) {
      throw new SQLException("rows could not be sent", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.enquoteIdentifier(name, true);
    }
  }

  @FunctionalInterface
  private interface Work {
    void with(Connection connection) throws SQLException;
  }

  private void transact(Work work) {
    try (Connection connection =
        warehouse.connect(new Login.Temporary(warehouse.id().administrator()), databaseName)) {
      connection.setAutoCommit(false);
      work.with(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the demo tables cannot be made", e);
    }
  }
}
