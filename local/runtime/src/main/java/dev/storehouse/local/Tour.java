package dev.storehouse.local;

import dev.storehouse.local.seed.Identity;
import dev.storehouse.local.seed.StoreClient;
import java.net.URI;

/** Three commands for a POSIX shell that show the store at work when pasted one after another. */
record Tour(URI store, Identity customer, String productId) {

  /** A tour that orders the first product of the list. */
  static Tour of(LocalSystem system) {
    try (StoreClient client = new StoreClient(system.storeUrl())) {
      return new Tour(system.storeUrl(), system.identities().user(), client.firstProductId());
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
}
