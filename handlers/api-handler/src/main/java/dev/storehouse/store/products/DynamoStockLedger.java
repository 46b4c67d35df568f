package dev.storehouse.store.products;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.RecordSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The ledger in its table, next to the stock it explains. Every change of stock is two items of one
 * transaction: the product's new stock, and the line that says why. Thread-safe.
 */
public final class DynamoStockLedger implements StockLedger {

  private static final TableSchema<StockMovement> SCHEMA =
      RecordSchema.of(
              StockMovement.class,
              item ->
                  new StockMovement(
                      item.text("movement_id"),
                      item.text("product_id"),
                      item.integer("quantity"),
                      item.text("reason"),
                      item.optionalText("order_id"),
                      item.text("user_id"),
                      item.instant("created_at")))
          .text("product_id", StockMovement::productId, primaryPartitionKey())
          .text("movement_id", StockMovement::movementId, primarySortKey())
          .integer("quantity", StockMovement::quantity)
          .text("reason", StockMovement::reason)
          .optionalText("order_id", StockMovement::orderId)
          .text("user_id", StockMovement::userId)
          .instant("created_at", StockMovement::createdAt)
          .build();

  private final DynamoDbTable<StockMovement> table;
  private final String productsTable;
  private final DynamoReplies replies;

  public DynamoStockLedger(
      DynamoDbEnhancedClient enhanced,
      String tableName,
      String productsTable,
      DynamoReplies replies) {
    this.table = enhanced.table(tableName, SCHEMA);
    this.productsTable = productsTable;
    this.replies = replies;
  }

  @Override
  public Booking book(StockMovement movement, Optional<StoredReply> reply) {
    try {
      replies.write(List.of(change(movement), line(movement)), reply);
      return Booking.BOOKED;
    } catch (ConditionFailedException e) {
      return e.itemAt(0).isEmpty() ? Booking.NO_SUCH_PRODUCT : Booking.OUT_OF_BOUNDS;
    }
  }

  @Override
  public Page<StockMovement> movements(String productId, PageRequest page) {
    QueryConditional condition =
        page.from()
            .map(
                from ->
                    QueryConditional.sortLessThan(
                        Key.builder().partitionValue(productId).sortValue(from.after()).build()))
            .orElseGet(
                () -> QueryConditional.keyEqualTo(Key.builder().partitionValue(productId).build()));
    List<StockMovement> found =
        table
            .query(
                query ->
                    query
                        .queryConditional(condition)
                        .scanIndexForward(false)
                        .consistentRead(true)
                        .limit(page.limit() + 1))
            .stream()
            .findFirst()
            .map(software.amazon.awssdk.enhanced.dynamodb.model.Page::items)
            .orElse(List.of());
    if (found.size() <= page.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<StockMovement> items = found.subList(0, page.limit());
    return new Page<>(items, Optional.of(new Position(items.getLast().movementId())));
  }

  /** Units that come back: refused only if the product is missing, however many there are. */
  public TransactWriteItem back(StockMovement movement) {
    return change(movement, "attribute_exists(product_id)", Map.of(), Map.of());
  }

  /** The change of stock itself; refused if the product is missing or stock would leave bounds. */
  private TransactWriteItem change(StockMovement movement) {
    return change(
        movement,
        "attribute_exists(product_id) AND stock BETWEEN :least AND :most",
        Map.of(),
        Map.of(
            ":least", Attributes.of(-movement.quantity()),
            ":most", Attributes.of(MOST_UNITS - movement.quantity())));
  }

  /**
   * The change of stock by a sale: refused, too, if the product is not for sale any more or is not
   * the one whose name and price the buyer was promised.
   */
  public TransactWriteItem sale(StockMovement movement, Product promised) {
    return change(
        movement,
        "attribute_exists(listed) AND price = :price AND currency = :currency AND #name = :name"
            + " AND stock >= :least",
        Map.of("#name", "name"),
        Map.of(
            ":least",
            Attributes.of(-movement.quantity()),
            ":price",
            AttributeValue.fromN(promised.details().price().plainAmount()),
            ":currency",
            Attributes.of(promised.details().price().currency().getCurrencyCode()),
            ":name",
            Attributes.of(promised.details().name())));
  }

  /** The ledger's line for a change of stock. */
  public TransactWriteItem line(StockMovement movement) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table.tableName()).item(SCHEMA.itemToMap(movement, true)))
        .build();
  }

  private TransactWriteItem change(
      StockMovement movement,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":quantity", Attributes.of(movement.quantity()));
    all.put(":one", Attributes.of(1));
    all.put(":now", Attributes.of(movement.createdAt().toString()));
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(productsTable)
                    .key(Map.of(DynamoProducts.KEY, Attributes.of(movement.productId())))
                    .updateExpression(
                        "SET stock = stock + :quantity, version = version + :one, updated_at = :now")
                    .conditionExpression(condition)
                    .expressionAttributeNames(names.isEmpty() ? null : names)
                    .expressionAttributeValues(all)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }
}
