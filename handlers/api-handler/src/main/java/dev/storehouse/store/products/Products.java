package dev.storehouse.store.products;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * The products, archived ones among them. Reads by identifier see every write that has returned.
 */
public interface Products {

  Optional<Product> find(String productId);

  /** Those of the identifiers that exist, at most 100. */
  List<Product> findAll(List<String> productIds);

  /** What is in the catalogue, newest first; of one category or of all. */
  Page<Product> listed(Optional<String> category, PageRequest page);

  /** Adds a product, and the ledger's first line where it comes with stock. */
  void create(Product product, Optional<StockMovement> initialStock, Optional<StoredReply> reply);

  /**
   * Puts a product in place of the version before it.
   *
   * @return false if that is not the current version any more; nothing is changed then
   */
  boolean replace(Product product);
}
