package dev.storehouse.store.products;

import dev.storehouse.store.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that is for sale, or was.
 *
 * @param stock units on hand, never negative; changes only through the ledger
 * @param version 1 at first, one more with every change, changes of stock among them
 * @param archivedAt when it left the catalogue, empty while it is in
 */
public record Product(
    String productId,
    Details details,
    long stock,
    Instant createdAt,
    Instant updatedAt,
    long version,
    Optional<Instant> archivedAt) {

  /** What an administrator says about a product. */
  public record Details(String name, Optional<String> description, Money price, String category) {}

  /** Whether it is in the catalogue. */
  public boolean isListed() {
    return archivedAt.isEmpty();
  }

  Product with(Details newDetails, Instant now) {
    return new Product(productId, newDetails, stock, createdAt, now, version + 1, archivedAt);
  }

  Product archived(Instant now) {
    return new Product(productId, details, stock, createdAt, now, version + 1, Optional.of(now));
  }
}
