package dev.storehouse.local.streams;

import dev.storehouse.local.aws.messaging.Messaging;
import dev.storehouse.local.aws.port.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Tells the queue of a mapping which records were given up, and not what is in them ("Retaining
 * discarded records for a DynamoDB event source", AWS Lambda developer guide). Thread-safe.
 */
final class FailureDestination {

  private static final Logger LOG = LoggerFactory.getLogger(FailureDestination.class);

  private final Messaging messaging;

  FailureDestination(Messaging messaging) {
    this.messaging = messaging;
  }

  /** Why records are given up. */
  enum Condition {
    RETRIES_EXHAUSTED("RetryAttemptsExhausted"),
    TOO_OLD("RecordAgeExceeded");

    private final String wireName;

    Condition(String wireName) {
      this.wireName = wireName;
    }
  }

  /** Where records stand in which stream. */
  record Source(Mapping mapping, String streamArn, String shardId) {}

  /**
   * Records that are given up.
   *
   * @param invocations how often the function was called with them
   * @param isFunctionError whether it threw the last time
   */
  record GivenUp(
      Condition condition,
      int invocations,
      boolean isFunctionError,
      List<Record> records,
      Instant at) {}

  void send(Source source, GivenUp givenUp) {
    Mapping mapping = source.mapping();
    LOG.warn(
        "{}: {} records are given up: {}",
        mapping.name(),
        givenUp.records().size(),
        givenUp.condition().wireName);
    mapping.failureQueueArn().ifPresent(queue -> messaging.send(queue, document(source, givenUp)));
  }

  private static String document(Source source, GivenUp givenUp) {
    List<Record> records = givenUp.records();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("requestId", UUID.randomUUID().toString());
    request.put("functionArn", source.mapping().functionArn());
    request.put("condition", givenUp.condition().wireName);
    request.put("approximateInvokeCount", givenUp.invocations());
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("statusCode", 200);
    response.put("executedVersion", "$LATEST");
    if (givenUp.isFunctionError()) {
      response.put("functionError", "Unhandled");
    }
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("shardId", source.shardId());
    batch.put("startSequenceNumber", records.getFirst().dynamodb().sequenceNumber());
    batch.put("endSequenceNumber", records.getLast().dynamodb().sequenceNumber());
    batch.put("approximateArrivalOfFirstRecord", arrival(records.getFirst()));
    batch.put("approximateArrivalOfLastRecord", arrival(records.getLast()));
    batch.put("batchSize", records.size());
    batch.put("streamArn", source.streamArn());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("requestContext", request);
    document.put("responseContext", response);
    document.put("version", "1.0");
    document.put("timestamp", givenUp.at().toString());
    document.put("DDBStreamBatchInfo", batch);
    return new String(Json.write(document), StandardCharsets.UTF_8);
  }

  private static String arrival(Record record) {
    return record.dynamodb().approximateCreationDateTime().toString();
  }
}
