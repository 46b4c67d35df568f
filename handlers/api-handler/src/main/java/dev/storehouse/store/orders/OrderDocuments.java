package dev.storehouse.store.orders;

import java.util.LinkedHashMap;
import java.util.Map;

/** How orders look in JSON. */
final class OrderDocuments {

  private OrderDocuments() {}

  static Map<String, Object> of(Order order) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("order_id", order.orderId());
    document.put("user_id", order.userId());
    document.put("items", order.lines().stream().map(OrderDocuments::of).toList());
    document.put("total_amount", order.total().plainAmount());
    document.put("currency", order.total().currency().getCurrencyCode());
    document.put("status", order.status().wireName());
    document.put("created_at", order.createdAt().toString());
    document.put("updated_at", order.updatedAt().toString());
    document.put("version", order.version());
    return document;
  }

  private static Map<String, Object> of(Order.Line line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("product_id", line.productId());
    document.put("name", line.name());
    document.put("price", line.price().plainAmount());
    document.put("quantity", line.quantity());
    document.put("amount", line.amount().plainAmount());
    return document;
  }
}
