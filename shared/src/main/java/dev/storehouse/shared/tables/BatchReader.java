package dev.storehouse.shared.tables;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads the items of one table by their keys, up to 100 at a time (the limit of BatchGetItem), as
 * they are now, in the order asked for. Thread-safe.
 *
 * @param key name of the table's partition key, a string; the table has no sort key
 */
public record BatchReader<T>(
    DynamoDbClient client, String table, String key, TableSchema<T> schema, InstantSource clock) {

  private static final Duration BUDGET = Duration.ofSeconds(4);

  /**
   * The items that exist among these keys.
   *
   * @throws IllegalStateException if DynamoDB leaves keys unprocessed for four seconds
   */
  public List<T> read(List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<String, T> found = new HashMap<>();
    List<Map<String, AttributeValue>> left =
        keys.stream().distinct().map(value -> Map.of(key, AttributeValue.fromS(value))).toList();
    Backoff backoff = new Backoff(clock, BUDGET);
    while (true) {
      left = new ArrayList<>(readOnce(left, found));
      if (left.isEmpty()) {
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
      }
      if (!backoff.again()) {
        throw new IllegalStateException("keys left unprocessed by BatchGetItem on " + table);
      }
    }
  }

  private List<Map<String, AttributeValue>> readOnce(
      List<Map<String, AttributeValue>> keys, Map<String, T> found) {
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    BatchGetItemResponse response =
        client.batchGetItem(request -> request.requestItems(Map.of(table, wanted)));
    for (Map<String, AttributeValue> item : response.responses().getOrDefault(table, List.of())) {
      found.put(Attributes.text(item, key), schema.mapToItem(item));
    }
    KeysAndAttributes unprocessed = response.unprocessedKeys().get(table);
    return unprocessed == null ? List.of() : unprocessed.keys();
  }
}
