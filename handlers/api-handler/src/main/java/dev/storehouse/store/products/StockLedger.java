package dev.storehouse.store.products;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.util.Optional;

/** The book of everything that came in and went out. Lines are only ever added. */
public interface StockLedger {

  /** The most units of a product that can be on hand. */
  long MOST_UNITS = 1_000_000_000;

  /** What became of a movement. */
  enum Booking {
    /** It is in the book. */
    BOOKED,
    /** Nothing was written: there is no such product. */
    NO_SUCH_PRODUCT,
    /**
     * Nothing was written: less is on hand than would go out, or more would be than can be counted.
     */
    OUT_OF_BOUNDS
  }

  /** Changes the stock and books the movement, both or neither. */
  Booking book(StockMovement movement, Optional<StoredReply> reply);

  /** The movements of a product, newest first. */
  Page<StockMovement> movements(String productId, PageRequest page);
}
