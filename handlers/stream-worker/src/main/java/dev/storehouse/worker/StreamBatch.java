package dev.storehouse.worker;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Works off changes of different items together. */
  @FunctionalInterface
  public interface RecordsHandler {

    /**
     * Handles records, of which each may have been handled before.
     *
     * @param records in order, of each item one
     * @return why which records could not be handled now, by sequence number; they are delivered
     *     again
     */
    Map<String, RuntimeException> handle(List<DynamodbStreamRecord> records);
  }

  /** Told of each record that failed, for the log. */
  @FunctionalInterface
  public interface FailureListener {
    void failed(DynamodbStreamRecord record, RuntimeException cause);
  }

  private StreamBatch() {}

  /** Works off a batch, record by record, and says where Lambda has to begin again, if anywhere. */
  public static StreamsEventResponse process(
      DynamodbEvent event, RecordHandler handler, FailureListener listener) {
    return processTogether(
        event,
        records -> {
          Map<String, RuntimeException> failures = new HashMap<>();
          for (DynamodbStreamRecord record : records) {
            try {
              handler.handle(record);
            } catch (RuntimeException e) {
              failures.put(record.getDynamodb().getSequenceNumber(), e);
            }
          }
          return failures;
        },
        listener);
  }

  /**
   * Works off a batch in rounds, each of the next record of every item that has not failed, and
   * says where Lambda has to begin again, if anywhere.
   */
  public static StreamsEventResponse processTogether(
      DynamodbEvent event, RecordsHandler handler, FailureListener listener) {
    List<DynamodbStreamRecord> remaining = event.getRecords();
    Set<String> failed = new HashSet<>();
    while (!remaining.isEmpty()) {
      Map<Map<String, AttributeValue>, DynamodbStreamRecord> round = new LinkedHashMap<>();
      List<DynamodbStreamRecord> later = new ArrayList<>();
      for (DynamodbStreamRecord record : remaining) {
        if (round.putIfAbsent(record.getDynamodb().getKeys(), record) != null) {
          later.add(record);
        }
      }
      Map<String, RuntimeException> failures = handler.handle(List.copyOf(round.values()));
      Set<Map<String, AttributeValue>> failedItems = new HashSet<>();
      round.forEach(
          (item, record) -> {
            RuntimeException cause = failures.get(record.getDynamodb().getSequenceNumber());
            if (cause != null) {
              failedItems.add(item);
              failed.add(record.getDynamodb().getSequenceNumber());
              listener.failed(record, cause);
            }
          });
      later.removeIf(record -> failedItems.contains(record.getDynamodb().getKeys()));
      remaining = later;
    }
    return new StreamsEventResponse(
        event.getRecords().stream()
            .map(record -> record.getDynamodb().getSequenceNumber())
            .filter(failed::contains)
            .limit(1)
            .map(BatchItemFailure::new)
            .toList());
  }
}
