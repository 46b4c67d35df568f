package dev.storehouse.store.products;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the ledger: units that came in (positive) or went out (negative). The movements of a
 * product add up to its stock.
 *
 * @param movementId sorts by time
 * @param reason why, in a few words
 * @param orderId the order that took or returned the units, where it was one
 * @param userId who caused it
 */
public record StockMovement(
    String movementId,
    String productId,
    long quantity,
    String reason,
    Optional<String> orderId,
    String userId,
    Instant createdAt) {}
