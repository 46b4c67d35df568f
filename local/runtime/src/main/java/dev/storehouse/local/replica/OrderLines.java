package dev.storehouse.local.replica;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@code store.order_items}: a row for each line of an order, kept with its order. Rows are those
 * of the version that {@code store.orders} has, so an older image brings none.
 */
final class OrderLines {

  static final String TABLE = StoreTable.SCHEMA + ".order_items";

  static final List<Column> COLUMNS =
      List.of(
          Column.of("product_id", "varchar(64)"),
          Column.of("name", "varchar(800)"),
          Column.of("price", StoreTable.AMOUNT),
          Column.of("currency", StoreTable.CURRENCY),
          Column.of("quantity", "bigint"));

  private static final String CREATION =
      "CREATE TABLE IF NOT EXISTS %s (order_id varchar(64), line_number int, %s, version bigint, PRIMARY KEY (order_id, line_number))"
          .formatted(
              TABLE,
              COLUMNS.stream()
                  .map(column -> column.name() + " " + column.type())
                  .collect(Collectors.joining(", ")));

  private static final String REMOVAL =
      "DELETE FROM %s WHERE order_id = ? AND version <= ?".formatted(TABLE);

  private static final String OUTDATING =
      "DELETE FROM %s WHERE order_id = ? AND version < ?".formatted(TABLE);

  private static final String INSERTION =
      "INSERT INTO %s (order_id, version, line_number, %s) SELECT order_id, version, ?, %s FROM store.orders WHERE order_id = ? AND version = ? ON CONFLICT (order_id, line_number) DO NOTHING"
          .formatted(
              TABLE,
              COLUMNS.stream().map(Column::name).collect(Collectors.joining(", ")),
              COLUMNS.stream()
                  .map(column -> "CAST(? AS " + column.type() + ")")
                  .collect(Collectors.joining(", ")));

  private OrderLines() {}

  static String creation() {
    return CREATION;
  }

  /** Applies changes whose orders are in {@code store.orders} already. */
  static void apply(Connection connection, Collection<Change> changes) throws SQLException {
    try (PreparedStatement removal = connection.prepareStatement(REMOVAL);
        PreparedStatement outdating = connection.prepareStatement(OUTDATING);
        PreparedStatement insertion = connection.prepareStatement(INSERTION)) {
      for (Change change : changes) {
        String orderId = StoreTable.ORDERS.key().required(change.item());
        String version = StoreTable.ORDERS.version().required(change.item());
        PreparedStatement deletion = change.isRemoval() ? removal : outdating;
        deletion.setString(1, orderId);
        deletion.setString(2, version);
        deletion.addBatch();
        if (!change.isRemoval()) {
          add(insertion, orderId, version, lines(change.item()));
        }
      }
      removal.executeBatch();
      outdating.executeBatch();
      insertion.executeBatch();
    }
  }

  private static void add(
      PreparedStatement insertion,
      String orderId,
      String version,
      List<Map<String, AttributeValue>> lines)
      throws SQLException {
    for (int i = 0; i < lines.size(); i++) {
      int parameter = 1;
      insertion.setInt(parameter++, i + 1);
      for (Column column : COLUMNS) {
        insertion.setString(parameter++, column.value().apply(lines.get(i)));
      }
      insertion.setString(parameter++, orderId);
      insertion.setString(parameter, version);
      insertion.addBatch();
    }
  }

  private static List<Map<String, AttributeValue>> lines(Map<String, AttributeValue> order) {
    AttributeValue items = order.get("items");
    return items == null ? List.of() : items.l().stream().map(AttributeValue::m).toList();
  }
}
