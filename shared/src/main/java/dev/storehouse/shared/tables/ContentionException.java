package dev.storehouse.shared.tables;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * A transaction was not written because others kept touching the same items for as long as it was
 * tried. Trying again later is right.
 */
public final class ContentionException extends RuntimeException {

  private final transient List<CancellationReason> reasons;

  ContentionException(List<CancellationReason> reasons) {
    super("others kept changing the same items", null, false, false);
    this.reasons = List.copyOf(reasons);
  }

  /** Whether it was the item at this place of the transaction that others touched. */
  public boolean conflictedAt(int index) {
    return "TransactionConflict".equals(reasons.get(index).code());
  }
}
