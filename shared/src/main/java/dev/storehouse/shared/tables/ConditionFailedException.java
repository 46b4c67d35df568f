package dev.storehouse.shared.tables;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** A transaction was not written because at least one of its conditions did not hold. */
public final class ConditionFailedException extends Exception {

  private final transient List<CancellationReason> reasons;

  ConditionFailedException(List<CancellationReason> reasons) {
    super("a condition of the transaction did not hold", null, false, false);
    this.reasons = List.copyOf(reasons);
  }

  /** Whether the condition of the item at this place of the transaction failed. */
  public boolean failedAt(int index) {
    return "ConditionalCheckFailed".equals(reasons.get(index).code());
  }

  /**
   * The item that made the condition at this place fail, empty if there is none or the write did
   * not ask for it with ReturnValuesOnConditionCheckFailure.
   */
  public Map<String, AttributeValue> itemAt(int index) {
    CancellationReason reason = reasons.get(index);
    return reason.hasItem() ? reason.item() : Map.of();
  }
}
