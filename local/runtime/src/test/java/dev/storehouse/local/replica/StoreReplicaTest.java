package dev.storehouse.local.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.streams.SourceClients;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(AwsExtension.class)
class StoreReplicaTest {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AwsSandbox aws;
  private final Warehouse warehouse;
  private final String databaseName = "replica_" + DATABASES.incrementAndGet();
  private final List<AutoCloseable> opened = new ArrayList<>();

  StoreReplicaTest(AwsSandbox aws) {
    this.aws = aws;
    this.warehouse = aws.redshift().warehouse(RedshiftEngine.WORKGROUP);
  }

  @BeforeEach
  void makeDatabase() throws Exception {
    try (Connection connection = connect("dev", "admin");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + databaseName);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : opened.reversed()) {
      resource.close();
    }
  }

  @Test
  void copiesWhatIsWrittenWithinSeconds() throws Exception {
    put("ProductsTable", product("prd_live", "64.90", 1));
    replica();
    awaitRow("SELECT price FROM store.products WHERE product_id = 'prd_live'", "64.9000");
    put("OrdersTable", order("ord_live", "pending", 1, List.of(line("prd_live", "64.90", 2))));
    awaitRow("SELECT status FROM store.orders WHERE order_id = 'ord_live'", "pending");
    put("OrdersTable", order("ord_live", "paid", 2, List.of(line("prd_live", "64.90", 2))));
    awaitRow("SELECT status FROM store.orders WHERE order_id = 'ord_live'", "paid");
    assertThat(
            row(
                "SELECT line_number, product_id, price, quantity, price * quantity, version"
                    + " FROM store.order_items WHERE order_id = 'ord_live'"))
        .isEqualTo("1|prd_live|64.9000|2|129.8000|2");
  }

  @Test
  void keepsNumbersExactAndTimesInTheirZone() throws Exception {
    Follower products = follower(StoreTable.PRODUCTS);
    put("ProductsTable", product("prd_exact", "123456789.1234", 1));
    products.pass();
    assertThat(
            row(
                "SELECT price, currency, stock, created_at, archived_at IS NULL"
                    + " FROM store.products WHERE product_id = 'prd_exact'"))
        .isEqualTo("123456789.1234|EUR|7|2026-02-03 04:05:06.789+00|t");
  }

  @Test
  void leavesSecretsAndAddressesOfUsersBehind() throws Exception {
    Follower users = follower(StoreTable.USERS);
    put(
        "UsersTable",
        Map.of(
            "user_id", text("usr_1"),
            "email", text("someone@example.com"),
            "password_hash", text("$argon2id$"),
            "role", text("user"),
            "status", text("active"),
            "created_at", text("2026-02-03T04:05:06Z"),
            "updated_at", text("2026-02-03T04:05:06Z"),
            "version", number("1")));
    users.pass();
    assertThat(row("SELECT * FROM store.users WHERE user_id = 'usr_1'"))
        .isEqualTo("usr_1|user|null|active|2026-02-03 04:05:06+00|2026-02-03 04:05:06+00|1");
  }

  @Test
  void removesWhatIsRemoved() throws Exception {
    Follower orders = follower(StoreTable.ORDERS);
    put("OrdersTable", order("ord_gone", "pending", 1, List.of(line("prd_1", "1.00", 1))));
    orders.pass();
    assertThat(row("SELECT count(*) FROM store.order_items WHERE order_id = 'ord_gone'"))
        .isEqualTo("1");
    aws.dynamoDb()
        .deleteItem(
            request ->
                request
                    .tableName(aws.table("OrdersTable"))
                    .key(Map.of("order_id", text("ord_gone"))));
    orders.pass();
    assertThat(
            row(
                "SELECT (SELECT count(*) FROM store.orders WHERE order_id = 'ord_gone'),"
                    + " (SELECT count(*) FROM store.order_items WHERE order_id = 'ord_gone')"))
        .isEqualTo("0|0");
  }

  @Test
  void appliesAChangeAgainWithoutEffectAndNoOlderOneOverANewer() throws Exception {
    Connection connection = prepared();
    Copier copier = new Copier(connection, StoreTable.ORDERS);
    Change first =
        new Change(
            false,
            order(
                "ord_2",
                "pending",
                1,
                List.of(line("prd_1", "1.00", 1), line("prd_2", "2.00", 1))));
    Change second = new Change(false, order("ord_2", "paid", 2, List.of(line("prd_1", "1.00", 3))));
    String all =
        "SELECT o.status, o.version, count(*), sum(quantity) FROM store.orders o"
            + " JOIN store.order_items i USING (order_id) WHERE order_id = 'ord_2' GROUP BY 1, 2";
    copier.apply(List.of(first, second));
    connection.commit();
    assertThat(row(all)).isEqualTo("paid|2|1|3");
    copier.apply(List.of(first));
    copier.apply(List.of(second));
    copier.apply(List.of(new Change(true, first.item())));
    connection.commit();
    assertThat(row(all)).isEqualTo("paid|2|1|3");
  }

  @Test
  void goesOnWhereItStood() throws Exception {
    Connection connection = prepared();
    put("ProductsTable", product("prd_before", "1.00", 1));
    follower(connection, StoreTable.PRODUCTS).pass();
    execute("DELETE FROM store.products");
    put("ProductsTable", product("prd_after", "1.00", 1));
    follower(connection, StoreTable.PRODUCTS).pass();
    assertThat(row("SELECT string_agg(product_id, ',') FROM store.products"))
        .isEqualTo("prd_after");
  }

  @Test
  void readsTheTableWhereTheStreamDoesNotReachBack() throws Exception {
    Connection connection = prepared();
    put("ProductsTable", product("prd_old", "1.00", 1));
    follower(connection, StoreTable.PRODUCTS).pass();
    execute("UPDATE store_replica.positions SET shard_id = 'shardId-00000000000000000000-gone'");
    execute("UPDATE store.products SET product_id = 'prd_stale' WHERE product_id = 'prd_old'");
    follower(connection, StoreTable.PRODUCTS);
    assertThat(
            row(
                "SELECT string_agg(product_id, ',') FROM store.products"
                    + " WHERE product_id IN ('prd_old', 'prd_stale')"))
        .isEqualTo("prd_old");
  }

  @Test
  void leavesOutAnItemThatTheWarehouseDoesNotTake() throws Exception {
    Follower products = follower(StoreTable.PRODUCTS);
    put("ProductsTable", Map.of("product_id", text("prd_bare")));
    put("ProductsTable", product("prd_odd", "1e30", 1));
    put("ProductsTable", product("prd_fine", "1.00", 1));
    products.pass();
    assertThat(
            row(
                "SELECT string_agg(product_id, ',') FROM store.products"
                    + " WHERE product_id IN ('prd_bare', 'prd_odd', 'prd_fine')"))
        .isEqualTo("prd_fine");
  }

  @Test
  void letsOneUserReadTheStoreAndNothingElse() throws Exception {
    String user = "tenant_of_" + databaseName;
    prepared();
    StoreReplica replica = replica();
    execute("CREATE ROLE \"%s\" LOGIN".formatted(user));
    assertThatThrownBy(() -> rowAs(user, "SELECT count(*) FROM store.orders"))
        .hasMessageContaining("permission denied for schema store");
    replica.grant(user);
    replica.grant(user);
    assertThat(rowAs(user, "SELECT count(*) >= 0 FROM store.orders")).isEqualTo("t");
    assertThatThrownBy(() -> rowAs(user, "DELETE FROM store.orders RETURNING 1"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> rowAs(user, "SELECT * FROM store_replica.positions"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> replica.grant("nobody-at-all"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nobody-at-all");
  }

  private StoreReplica replica() {
    StoreReplica replica = StoreReplica.start(aws.endpoint(), aws.stack(), warehouse, databaseName);
    opened.add(replica);
    return replica;
  }

  private Connection prepared() throws SQLException {
    Connection connection = connect(databaseName, "admin");
    opened.add(connection);
    connection.setAutoCommit(false);
    new StoreSchema().create(connection);
    return connection;
  }

  private Follower follower(StoreTable table) throws SQLException {
    return follower(prepared(), table);
  }

  private Follower follower(Connection connection, StoreTable table) throws SQLException {
    SourceClients clients = new SourceClients(aws.endpoint());
    opened.add(clients);
    return new Follower(
        connection, clients.database(), clients.streams(), table, aws.table(table.source()));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    aws.dynamoDb().putItem(request -> request.tableName(aws.table(table)).item(item));
  }

  private void awaitRow(String sql, String expected) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (!last.equals(expected) && System.nanoTime() < deadline) {
      try {
        last = row(sql);
      } catch (SQLException e) {
        last = e.getMessage();
      }
    }
    assertThat(last).isEqualTo(expected);
  }

  private String row(String sql) throws SQLException {
    return rowAs("admin", sql);
  }

  /** The only row, or the empty text if there is none. */
  private String rowAs(String user, String sql) throws SQLException {
    try (Connection connection = connect(databaseName, user);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        return "";
      }
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(String.valueOf(rows.getString(i)));
      }
      return String.join("|", values);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect(databaseName, "admin");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String database, String user) throws SQLException {
    return warehouse.connect(new Login.Temporary(user), database);
  }

  private static Map<String, AttributeValue> product(String id, String price, long version) {
    return Map.of(
        "product_id", text(id),
        "name", text("Kettle"),
        "category", text("kitchen"),
        "price", number(price),
        "currency", text("EUR"),
        "stock", number("7"),
        "created_at", text("2026-02-03T04:05:06.789Z"),
        "updated_at", text("2026-02-03T04:05:06.789Z"),
        "version", number(Long.toString(version)));
  }

  private static Map<String, AttributeValue> order(
      String id, String status, long version, List<Map<String, AttributeValue>> lines) {
    return Map.of(
        "order_id", text(id),
        "user_id", text("usr_1"),
        "status", text(status),
        "total_amount", number("129.80"),
        "currency", text("EUR"),
        "items", AttributeValue.fromL(lines.stream().map(AttributeValue::fromM).toList()),
        "created_at", text("2026-02-03T04:05:06Z"),
        "updated_at", text("2026-02-03T04:05:06Z"),
        "version", number(Long.toString(version)));
  }

  private static Map<String, AttributeValue> line(String productId, String price, long quantity) {
    return Map.of(
        "product_id", text(productId),
        "name", text("Kettle"),
        "price", number(price),
        "currency", text("EUR"),
        "quantity", number(Long.toString(quantity)));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(String value) {
    return AttributeValue.fromN(value);
  }
}
