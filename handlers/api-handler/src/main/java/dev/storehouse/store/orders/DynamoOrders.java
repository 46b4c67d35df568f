package dev.storehouse.store.orders;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.products.DynamoStockLedger;
import dev.storehouse.store.products.Product;
import dev.storehouse.store.products.StockMovement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Orders in their table, each change one transaction with the stock it moves. Thread-safe. */
public final class DynamoOrders implements Orders {

  private final DynamoDbTable<Order> table;
  private final BatchReader<Order> reader;
  private final KeyIndex ofUser;
  private final KeyIndex ofUserByStatus;
  private final KeyIndex recent;
  private final KeyIndex byStatus;
  private final DynamoStockLedger ledger;
  private final DynamoReplies replies;
  private final Identifiers identifiers;

  public DynamoOrders(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      DynamoStockLedger ledger,
      DynamoReplies replies,
      Identifiers identifiers,
      InstantSource clock) {
    this.table = enhanced.table(tableName, OrderItems.SCHEMA);
    this.reader = new BatchReader<>(client, tableName, OrderItems.KEY, OrderItems.SCHEMA, clock);
    this.ofUser = index(client, tableName, OrderItems.USER_INDEX, "user_id");
    this.ofUserByStatus = index(client, tableName, OrderItems.USER_STATUS_INDEX, "user_status");
    this.recent = index(client, tableName, OrderItems.RECENT_INDEX, "shard");
    this.byStatus = index(client, tableName, OrderItems.STATUS_INDEX, "status_shard");
    this.ledger = ledger;
    this.replies = replies;
    this.identifiers = identifiers;
  }

  private static KeyIndex index(
      DynamoDbClient client, String tableName, String index, String partitionKey) {
    return new KeyIndex(
        client, tableName, index, partitionKey, OrderItems.KEY, KeyIndex.Order.DESCENDING);
  }

  @Override
  public Optional<Order> find(String orderId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(orderId).build()).consistentRead(true)));
  }

  @Override
  public Page<Order> list(Filter filter, PageRequest page) {
    if (filter.userId().isPresent() && filter.status().isEmpty()) {
      return ofUser.items(filter.userId().get(), page, OrderItems.SCHEMA);
    }
    Page<String> keys = keys(filter, page);
    // The index lags: an order that has moved on since does not have the status asked for.
    List<Order> orders =
        reader.read(keys.items()).stream()
            .filter(order -> filter.status().map(order.status()::equals).orElse(true))
            .toList();
    return new Page<>(orders, keys.next());
  }

  private Page<String> keys(Filter filter, PageRequest page) {
    if (filter.status().isEmpty()) {
      return recent.mergedKeys(OrderItems.SHARDS, page);
    }
    OrderStatus status = filter.status().get();
    return filter
        .userId()
        .map(user -> ofUserByStatus.keys(OrderItems.userStatus(user, status), page))
        .orElseGet(() -> byStatus.mergedKeys(OrderItems.statusShards(status), page));
  }

  @Override
  public Placement place(Order order, List<Product> products, Optional<StoredReply> reply) {
    List<StockMovement> sales =
        order.lines().stream()
            .map(line -> movement(order, line, -line.quantity(), "sale", order.userId()))
            .toList();
    List<TransactWriteItem> items = new ArrayList<>();
    for (int i = 0; i < sales.size(); i++) {
      items.add(ledger.sale(sales.get(i), products.get(i)));
    }
    sales.forEach(sale -> items.add(ledger.line(sale)));
    items.add(put(order, "attribute_not_exists(order_id)", Map.of()));
    try {
      replies.write(items, reply);
      return new Placement.Placed();
    } catch (ConditionFailedException e) {
      return refusal(order, e);
    }
  }

  private static Placement refusal(Order order, ConditionFailedException failure) {
    List<String> lacking = new ArrayList<>();
    for (int i = 0; i < order.lines().size(); i++) {
      Order.Line line = order.lines().get(i);
      var item = failure.itemAt(i);
      if (failure.failedAt(i)
          && !item.isEmpty()
          && Attributes.integer(item, "stock") < line.quantity()) {
        lacking.add(line.productId());
      }
    }
    return lacking.isEmpty() ? new Placement.Outdated() : new Placement.OutOfStock(lacking);
  }

  @Override
  public boolean replace(Order order) {
    return writeIfCurrent(List.of(putIfCurrent(order)));
  }

  @Override
  public boolean cancel(Order order, String userId) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(putIfCurrent(order));
    for (Order.Line line : order.lines()) {
      StockMovement back = movement(order, line, line.quantity(), "cancellation", userId);
      items.add(ledger.back(back));
      items.add(ledger.line(back));
    }
    return writeIfCurrent(items);
  }

  private boolean writeIfCurrent(List<TransactWriteItem> items) {
    try {
      replies.write(items, Optional.empty());
      return true;
    } catch (ConditionFailedException e) {
      if (e.failedAt(0)) {
        return false;
      }
      throw new IllegalStateException("a product of an order cannot take its units back", e);
    }
  }

  private TransactWriteItem putIfCurrent(Order order) {
    return put(order, "version = :before", Map.of(":before", Attributes.of(order.version() - 1)));
  }

  private TransactWriteItem put(Order order, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.tableName())
                    .item(OrderItems.SCHEMA.itemToMap(order, true))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
  }

  private StockMovement movement(
      Order order, Order.Line line, long quantity, String reason, String userId) {
    return new StockMovement(
        identifiers.next("mov_"),
        line.productId(),
        quantity,
        reason,
        Optional.of(order.orderId()),
        userId,
        order.updatedAt());
  }
}
