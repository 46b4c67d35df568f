package dev.storehouse.store.products;

import java.util.LinkedHashMap;
import java.util.Map;

/** How products and stock movements look in JSON. */
final class ProductDocuments {

  private ProductDocuments() {}

  static Map<String, Object> of(Product product) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("product_id", product.productId());
    document.put("name", product.details().name());
    product.details().description().ifPresent(text -> document.put("description", text));
    document.put("price", product.details().price().plainAmount());
    document.put("currency", product.details().price().currency().getCurrencyCode());
    document.put("stock", product.stock());
    document.put("category", product.details().category());
    document.put("created_at", product.createdAt().toString());
    document.put("updated_at", product.updatedAt().toString());
    product.archivedAt().ifPresent(at -> document.put("archived_at", at.toString()));
    document.put("version", product.version());
    return document;
  }

  static Map<String, Object> of(StockMovement movement) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("movement_id", movement.movementId());
    document.put("product_id", movement.productId());
    document.put("quantity", movement.quantity());
    document.put("reason", movement.reason());
    movement.orderId().ifPresent(id -> document.put("order_id", id));
    document.put("user_id", movement.userId());
    document.put("created_at", movement.createdAt().toString());
    return document;
  }
}
