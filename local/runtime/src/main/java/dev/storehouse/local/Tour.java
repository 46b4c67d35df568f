package dev.storehouse.local;

import dev.storehouse.local.seed.Identity;
import dev.storehouse.local.seed.StoreClient;
import java.net.URI;

/** Commands for a POSIX shell that show the system at work when pasted one after another. */
record Tour(URI store, Identity customer, String productId, URI query, String apiKey) {

  /** A tour that orders the first product of the list. */
  static Tour of(LocalSystem system) {
    try (StoreClient client = new StoreClient(system.storeUrl())) {
      return new Tour(
          system.storeUrl(),
          system.identities().user(),
          client.firstProductId(),
          system.queryUrl(),
          system.tenants().getFirst().apiKey());
    }
  }

  String listProducts() {
    return "curl -sw '\\n' %s/products".formatted(store);
  }

  /** Leaves the access token in {@code TOKEN}. */
  String logIn() {
    return "TOKEN=$(curl -s %s/auth/login -H 'content-type: application/json' -d '%s' | %s)"
        .formatted(
            store,
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(customer.email(), customer.password()),
            "sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'");
  }

  /** Each paste is an order of its own: the key is the second. */
  String placeOrder() {
    return "curl -sw '\\n' %s/orders -H \"authorization: Bearer $TOKEN\" %s -d '%s'"
        .formatted(
            store,
            "-H 'content-type: application/json' -H \"idempotency-key: $(date +%s)\"",
            "{\"items\":[{\"product_id\":\"%s\",\"quantity\":1}]}".formatted(productId));
  }

  /** What was ordered, out of the warehouse, a second or so later. */
  String queryOrders() {
    return query(
        "SELECT o.order_id, o.created_at, i.name, i.quantity, o.total_amount FROM store.orders o"
            + " JOIN store.order_items i ON i.order_id = o.order_id ORDER BY o.created_at DESC");
  }

  /** What the owner of the store sells elsewhere, by region. */
  String querySales() {
    return query(
        "SELECT c.region, count(*) AS sales, sum(s.amount) AS amount FROM sales s JOIN customers c"
            + " ON c.customer_id = s.customer_id GROUP BY c.region ORDER BY amount DESC");
  }

  private String query(String sql) {
    return "curl -sw '\\n' %s/v1/queries -H 'authorization: Bearer %s' %s -d '%s'"
        .formatted(
            query,
            apiKey,
            "-H 'content-type: application/json'",
            "{\"sql\":\"%s\"}".formatted(sql));
  }
}
