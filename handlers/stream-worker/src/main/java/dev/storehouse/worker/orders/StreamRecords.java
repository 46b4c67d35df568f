package dev.storehouse.worker.orders;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes what records of the streams mean. Thread-safe. */
record StreamRecords(
    String ordersTable, String productsTable, StockEvents stock, EventPublisher publisher) {

  /** Gives the failures by sequence number. */
  Map<String, RuntimeException> publish(List<DynamodbStreamRecord> records) {
    Map<String, RuntimeException> failures = new HashMap<>();
    Map<String, String> sequenceNumbers = new HashMap<>();
    List<StoreEvent> events = new ArrayList<>();
    for (DynamodbStreamRecord record : records) {
      String sequenceNumber = record.getDynamodb().getSequenceNumber();
      try {
        event(record)
            .ifPresent(
                event -> {
                  sequenceNumbers.put(event.id(), sequenceNumber);
                  events.add(event);
                });
      } catch (RuntimeException e) {
        failures.put(sequenceNumber, e);
      }
    }
    if (!events.isEmpty()) {
      publisher
          .publish(events)
          .forEach((id, cause) -> failures.put(sequenceNumbers.get(id), cause));
    }
    return failures;
  }

  private Optional<StoreEvent> event(DynamodbStreamRecord record) {
    Change change =
        new Change(
            Attributes.image(record.getDynamodb().getOldImage()),
            Attributes.image(record.getDynamodb().getNewImage()));
    String table = table(record.getEventSourceARN());
    if (table.equals(ordersTable)) {
      return OrderEvents.of(change);
    }
    if (table.equals(productsTable)) {
      return stock.of(change);
    }
    throw new IllegalArgumentException("a change of a table that is not followed");
  }

  /** As in {@code arn:aws:dynamodb:eu-central-1:123456789012:table/name/stream/label}. */
  private static String table(String streamArn) {
    String[] parts = streamArn.split("/", -1);
    return parts.length > 1 ? parts[1] : "";
  }
}
