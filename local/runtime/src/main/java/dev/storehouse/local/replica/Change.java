package dev.storehouse.local.replica;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * What became of an item.
 *
 * @param item as it is now or, if it was removed, as it was last
 */
record Change(boolean isRemoval, Map<String, AttributeValue> item) {

  static Change of(Record streamed) {
    boolean isRemoval = streamed.eventName() == OperationType.REMOVE;
    return new Change(
        isRemoval, isRemoval ? streamed.dynamodb().oldImage() : streamed.dynamodb().newImage());
  }
}
