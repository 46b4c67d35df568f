package dev.storehouse.worker;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One batch of a DynamoDB stream, worked off as an event source mapping with {@code
 * ReportBatchItemFailures} expects.
 *
 * <p>The records of one item are handled in order and not past one that failed: what came later
 * must not be seen before what came first. Records of other items go on. Lambda delivers everything
 * from the first failure on again, so that is the one reported, and handlers must be idempotent
 * (AWS Lambda Developer Guide, "Configuring partial batch response with DynamoDB and Lambda").
 */
public final class StreamBatch {

  /** Works off one change. */
  @FunctionalInterface
  public interface RecordHandler {

    /**
     * Handles one record, which may have been handled before.
     *
     * @throws RuntimeException if it could not be handled now; it is delivered again
     */
    void handle(DynamodbStreamRecord record);
  }

  /** Told of each record that failed, for the log. */
  @FunctionalInterface
  public interface FailureListener {
    void failed(DynamodbStreamRecord record, RuntimeException cause);
  }

  private StreamBatch() {}

  /** Works off a batch and says where Lambda has to begin again, if anywhere. */
  public static StreamsEventResponse process(
      DynamodbEvent event, RecordHandler handler, FailureListener listener) {
    Set<Map<String, AttributeValue>> failedItems = new HashSet<>();
    Optional<DynamodbStreamRecord> firstFailure = Optional.empty();
    for (DynamodbStreamRecord record : event.getRecords()) {
      Map<String, AttributeValue> item = record.getDynamodb().getKeys();
      if (failedItems.contains(item)) {
        continue;
      }
      try {
        handler.handle(record);
      } catch (RuntimeException e) {
        listener.failed(record, e);
        failedItems.add(item);
        firstFailure = firstFailure.or(() -> Optional.of(record));
      }
    }
    return new StreamsEventResponse(firstFailure.map(StreamBatch::failure).stream().toList());
  }

  private static BatchItemFailure failure(DynamodbStreamRecord record) {
    return new BatchItemFailure(record.getDynamodb().getSequenceNumber());
  }
}
