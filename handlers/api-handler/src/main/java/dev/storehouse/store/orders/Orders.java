package dev.storehouse.store.orders;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.store.products.Product;
import java.util.List;
import java.util.Optional;

/** The orders. Reads by identifier see every write that has returned. */
public interface Orders {

  /** What became of an attempt to place an order. */
  sealed interface Placement {

    /** Stock is taken, the order stands. */
    record Placed() implements Placement {}

    /** Nothing was written: of these products less is on hand than was ordered. */
    record OutOfStock(List<String> productIds) implements Placement {}

    /** Nothing was written: a product has changed since it was read. */
    record Outdated() implements Placement {}
  }

  /** Which orders a list shows: of one user or all, of one status or all. */
  record Filter(Optional<String> userId, Optional<OrderStatus> status) {}

  Optional<Order> find(String orderId);

  /** The orders that match, newest first. */
  Page<Order> list(Filter filter, PageRequest page);

  /**
   * Takes the stock, and writes order, ledger lines and reply, all or nothing.
   *
   * @param products the product of each line, as it was read
   */
  Placement place(Order order, List<Product> products, Optional<StoredReply> reply);

  /**
   * Puts an order in place of the version before it.
   *
   * @return false if that is not the current version any more; nothing is changed then
   */
  boolean replace(Order order);

  /**
   * Puts a cancelled order in place of the version before it, and returns its units to stock.
   *
   * @param userId who cancels
   * @return false if that is not the current version any more; nothing is changed then
   */
  boolean cancel(Order order, String userId);
}
