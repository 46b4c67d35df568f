package dev.storehouse.store.orders;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far an order has come: pending, paid, shipped, delivered; or cancelled on the way. */
public enum OrderStatus {
  PENDING,
  PAID,
  SHIPPED,
  DELIVERED,
  CANCELLED;

  /** The name in tables and JSON, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that exact wire name. */
  public static Optional<OrderStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findAny();
  }

  /** To which statuses an administrator can move an order of this one. */
  public List<OrderStatus> transitions() {
    return switch (this) {
      case PENDING -> List.of(PAID);
      case PAID -> List.of(SHIPPED);
      case SHIPPED -> List.of(DELIVERED);
      case DELIVERED, CANCELLED -> List.of();
    };
  }

  /** Whether an order of this status can be cancelled: until it has left the house. */
  public boolean isCancellable() {
    return this == PENDING || this == PAID;
  }
}
