package dev.storehouse.store.orders;

import dev.storehouse.store.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a user bought.
 *
 * @param lines one per product, 1 to {@value #MAX_LINES}
 * @param total what the lines cost together
 * @param version 1 at first, one more with every change
 */
public record Order(
    String orderId,
    String userId,
    List<Line> lines,
    Money total,
    OrderStatus status,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /**
   * The most products an order can have. A transaction has at most 100 items: two for each line
   * (the stock and its ledger line), one for the order and one for its idempotency record.
   */
  public static final int MAX_LINES = 49;

  /** The most units of one product. */
  public static final int MAX_QUANTITY = 10_000;

  public Order {
    lines = List.copyOf(lines);
  }

  /** One product of an order, with its name and price as they were when it was ordered. */
  public record Line(String productId, String name, Money price, long quantity) {

    public Money amount() {
      return price.times(quantity);
    }
  }

  Order with(OrderStatus newStatus, Instant now) {
    return new Order(orderId, userId, lines, total, newStatus, createdAt, now, version + 1);
  }
}
