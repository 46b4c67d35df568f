package dev.storehouse.store.orders;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.store.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;

/**
 * How orders are stored. The indexes over all orders are spread over {@link #SHARDS}: in one
 * partition they could take no more than the 1,000 writes a second that DynamoDB gives to one.
 */
final class OrderItems {

  static final String KEY = "order_id";
  static final String USER_INDEX = "user-index";
  static final String USER_STATUS_INDEX = "user-status-index";
  static final String RECENT_INDEX = "recent-index";
  static final String STATUS_INDEX = "status-index";

  /** The partitions of the lists over all orders. More of them later is safe; fewer is not. */
  static final List<String> SHARDS = IntStream.range(0, 4).mapToObj(Integer::toString).toList();

  private static final TableSchema<Order.Line> LINE =
      RecordSchema.of(
              Order.Line.class,
              item ->
                  new Order.Line(
                      item.text("product_id"),
                      item.text("name"),
                      money(item, "price"),
                      item.integer("quantity")))
          .text("product_id", Order.Line::productId)
          .text("name", Order.Line::name)
          .number("price", line -> line.price().amount())
          .text("currency", line -> line.price().currency().getCurrencyCode())
          .integer("quantity", Order.Line::quantity)
          .build();

  static final TableSchema<Order> SCHEMA =
      RecordSchema.of(Order.class, OrderItems::order)
          .text(KEY, Order::orderId, primaryPartitionKey(), sortKeyOfEveryIndex())
          .text("user_id", Order::userId, secondaryPartitionKey(USER_INDEX))
          .list("items", Order.Line.class, LINE, Order::lines)
          .number("total_amount", order -> order.total().amount())
          .text("currency", order -> order.total().currency().getCurrencyCode())
          .text("status", order -> order.status().wireName())
          .instant("created_at", Order::createdAt)
          .instant("updated_at", Order::updatedAt)
          .integer("version", Order::version)
          .text(
              "user_status",
              order -> userStatus(order.userId(), order.status()),
              secondaryPartitionKey(USER_STATUS_INDEX))
          .text("shard", OrderItems::shard, secondaryPartitionKey(RECENT_INDEX))
          .text(
              "status_shard",
              order -> statusShard(order.status(), shard(order)),
              secondaryPartitionKey(STATUS_INDEX))
          .build();

  private OrderItems() {}

  static String userStatus(String userId, OrderStatus status) {
    return userId + "#" + status.wireName();
  }

  static List<String> statusShards(OrderStatus status) {
    return SHARDS.stream().map(shard -> statusShard(status, shard)).toList();
  }

  private static String statusShard(OrderStatus status, String shard) {
    return status.wireName() + "#" + shard;
  }

  private static String shard(Order order) {
    return SHARDS.get(Math.floorMod(order.orderId().hashCode(), SHARDS.size()));
  }

  private static StaticAttributeTag sortKeyOfEveryIndex() {
    return secondarySortKey(List.of(USER_INDEX, USER_STATUS_INDEX, RECENT_INDEX, STATUS_INDEX));
  }

  private static Order order(Draft item) {
    return new Order(
        item.text(KEY),
        item.text("user_id"),
        item.list("items", Order.Line.class),
        money(item, "total_amount"),
        OrderStatus.ofWireName(item.text("status")).orElseThrow(),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.integer("version"));
  }

  private static Money money(Draft item, String amount) {
    return new Money(item.number(amount), Currency.getInstance(item.text("currency")));
  }
}
