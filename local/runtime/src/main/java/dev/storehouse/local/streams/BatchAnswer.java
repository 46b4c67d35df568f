package dev.storehouse.local.streams;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * What a function says of a batch ("Configuring partial batch response with DynamoDB and Lambda",
 * AWS Lambda developer guide).
 */
final class BatchAnswer {

  private BatchAnswer() {}

  /** Where the batch has to begin again: 0 if all of it failed, its size if none did. */
  static int firstFailure(List<Record> batch, byte[] answer) {
    if (!(parsed(answer) instanceof Map<?, ?> response)
        || !(response.get("batchItemFailures") instanceof List<?> failures)) {
      return batch.size();
    }
    List<String> sequenceNumbers =
        batch.stream().map(record -> record.dynamodb().sequenceNumber()).toList();
    int first = batch.size();
    for (Object failure : failures) {
      Object identifier = failure instanceof Map<?, ?> fields ? fields.get("itemIdentifier") : null;
      int index = identifier == null ? -1 : sequenceNumbers.indexOf(String.valueOf(identifier));
      first = Math.clamp(index, 0, first);
    }
    return first;
  }

  private static Object parsed(byte[] answer) {
    try {
      Object parsed = JSON.std.anyFrom(answer);
      return parsed == null ? Map.of() : parsed;
    } catch (IOException e) {
      return Map.of();
    }
  }
}
