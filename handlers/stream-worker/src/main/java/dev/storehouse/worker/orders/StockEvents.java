package dev.storehouse.worker.orders;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of a product's stock means.
 *
 * @param threshold the units at which stock is low, 0 or more
 */
record StockEvents(int threshold) {

  /**
   * The event of a change, if it is one: only on the way down, so that a product tells it once
   * until it is restocked.
   *
   * @throws IllegalArgumentException if the item is no product
   */
  Optional<StoreEvent> of(Change change) {
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return Optional.empty();
    }
    Image product = change.after().get();
    long previous = change.before().get().integer("stock");
    long stock = product.integer("stock");
    return previous > threshold && stock <= threshold && !product.has("archived_at")
        ? Optional.of(low(product, previous, stock))
        : Optional.empty();
  }

  private StoreEvent low(Image product, long previous, long stock) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("product_id", product.text("product_id"));
    fields.put("version", product.integer("version"));
    fields.put("name", product.text("name"));
    fields.put("stock", stock);
    fields.put("previous_stock", previous);
    fields.put("threshold", threshold);
    return StoreEvent.of(
        StoreEvent.Type.STOCK_LOW,
        product.text("product_id"),
        product.integer("version"),
        product.instant("updated_at"),
        fields);
  }
}
