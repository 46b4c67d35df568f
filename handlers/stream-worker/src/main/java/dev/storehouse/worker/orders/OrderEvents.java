package dev.storehouse.worker.orders;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a change of an order means. */
final class OrderEvents {

  private static final String CANCELLED = "cancelled";

  private OrderEvents() {}

  /**
   * The event of a change, if it is one.
   *
   * @throws IllegalArgumentException if the item is no order
   */
  static Optional<StoreEvent> of(Change change) {
    if (change.after().isEmpty()) {
      return Optional.empty();
    }
    Image order = change.after().get();
    if (change.before().isEmpty()) {
      return Optional.of(placed(order));
    }
    String previous = change.before().get().text("status");
    return previous.equals(order.text("status"))
        ? Optional.empty()
        : Optional.of(moved(order, previous));
  }

  private static StoreEvent placed(Image order) {
    Map<String, Object> fields = common(order);
    fields.put("total_amount", amount(order, "total_amount"));
    fields.put("currency", order.text("currency"));
    fields.put("items", order.images("items").stream().map(OrderEvents::line).toList());
    return event(StoreEvent.Type.ORDER_PLACED, order, fields);
  }

  private static StoreEvent moved(Image order, String previous) {
    Map<String, Object> fields = common(order);
    fields.put("previous_status", previous);
    return event(
        order.text("status").equals(CANCELLED)
            ? StoreEvent.Type.ORDER_CANCELLED
            : StoreEvent.Type.ORDER_STATUS_CHANGED,
        order,
        fields);
  }

  private static Map<String, Object> common(Image order) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("order_id", order.text("order_id"));
    fields.put("user_id", order.text("user_id"));
    fields.put("version", order.integer("version"));
    fields.put("status", order.text("status"));
    return fields;
  }

  private static Map<String, Object> line(Image line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("product_id", line.text("product_id"));
    fields.put("price", amount(line, "price"));
    fields.put("currency", line.text("currency"));
    fields.put("quantity", line.integer("quantity"));
    return fields;
  }

  /** In plain digits with all decimals of the currency, as the API has it; tables drop zeros. */
  private static String amount(Image item, String name) {
    int decimals = Currency.getInstance(item.text("currency")).getDefaultFractionDigits();
    BigDecimal amount = item.number(name);
    return amount.setScale(Math.max(decimals, amount.scale())).toPlainString();
  }

  private static StoreEvent event(StoreEvent.Type type, Image order, Map<String, Object> fields) {
    return StoreEvent.of(
        type,
        order.text("order_id"),
        order.integer("version"),
        order.instant("updated_at"),
        fields);
  }
}
