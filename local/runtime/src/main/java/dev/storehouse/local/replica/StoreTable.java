package dev.storehouse.local.replica;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of schema {@code store} with one row for each item of a table of the store. Users are
 * copied without e-mail address, password hash and what belongs to logins.
 */
enum StoreTable {
  PRODUCTS(
      "products",
      "ProductsTable",
      List.of(
          Column.of("product_id", "varchar(64)"),
          Column.of("name", "varchar(800)"),
          Column.of("description", "varchar(16000)"),
          Column.of("category", "varchar(400)"),
          Column.of("price", StoreTable.AMOUNT),
          Column.of("currency", StoreTable.CURRENCY),
          Column.of("stock", "bigint"),
          Column.of("created_at", StoreTable.TIME),
          Column.of("updated_at", StoreTable.TIME),
          Column.of("archived_at", StoreTable.TIME),
          Column.of(StoreTable.VERSION, "bigint"))),

  ORDERS(
      "orders",
      "OrdersTable",
      List.of(
          Column.of("order_id", "varchar(64)"),
          Column.of("user_id", "varchar(64)"),
          Column.of("status", "varchar(20)"),
          Column.of("total_amount", StoreTable.AMOUNT),
          Column.of("currency", StoreTable.CURRENCY),
          Column.of("created_at", StoreTable.TIME),
          Column.of("updated_at", StoreTable.TIME),
          Column.of(StoreTable.VERSION, "bigint"))),

  USERS(
      "users",
      "UsersTable",
      List.of(
          Column.of("user_id", "varchar(64)"),
          Column.of("role", "varchar(20)"),
          Column.of("tenant_id", "varchar(64)"),
          Column.of("status", "varchar(20)"),
          Column.of("created_at", StoreTable.TIME),
          Column.of("updated_at", StoreTable.TIME),
          Column.of(StoreTable.VERSION, "bigint")));

  /** The schema of all of them. */
  static final String SCHEMA = "store";

  static final String VERSION = "version";

  /** Holds every sum of an order, to the four decimals that a currency can have. */
  static final String AMOUNT = "numeric(20,4)";

  static final String CURRENCY = "varchar(3)";
  static final String TIME = "timestamptz";

  private final String tableName;
  private final String source;

  @SuppressWarnings("ImmutableEnumChecker") // List.of made it.
  private final List<Column> columns;

  StoreTable(String tableName, String source, List<Column> columns) {
    this.tableName = tableName;
    this.source = source;
    this.columns = List.copyOf(columns);
  }

  /** The logical id of the table that is copied. */
  String source() {
    return source;
  }

  /** The name with its schema. */
  String qualifiedName() {
    return SCHEMA + "." + tableName;
  }

  /** The key first, the version last. */
  List<Column> columns() {
    return columns;
  }

  Column key() {
    return columns.getFirst();
  }

  Column version() {
    return columns.getLast();
  }

  String creation() {
    return "CREATE TABLE IF NOT EXISTS %s (%s, PRIMARY KEY (%s))"
        .formatted(
            qualifiedName(),
            columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ")),
            key().name());
  }

  /** Takes the columns in order; leaves a row alone that is as new. */
  String upsert() {
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    return "INSERT INTO %s AS held (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s WHERE held.version < excluded.version"
        .formatted(
            qualifiedName(),
            names,
            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
            key().name(),
            columns.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", ")));
  }

  /** Takes key and version; leaves a row alone that is newer. */
  String deletion() {
    return "DELETE FROM %s WHERE %s = ? AND version <= ?".formatted(qualifiedName(), key().name());
  }
}
