package dev.storehouse.query.keys;

import dev.storehouse.shared.tables.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Which keys of a tenant are live, in one item of the table of keys: an index could only count them
 * as they were a moment ago. Expired ones are taken out when room is needed. Thread-safe.
 *
 * @param most how many a tenant may have
 */
record DynamoLiveKeys(DynamoDbClient client, String table, int most) {

  private static final String LIVE = "live_keys";
  private static final String NEVER = "never";

  /** Adds a key; its condition fails where there is no room. */
  TransactWriteItem enter(ApiKey key) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(register(key.tenantId()))
                    .updateExpression("ADD live_keys :key")
                    .conditionExpression(
                        "attribute_not_exists(live_keys) OR size(live_keys) < :most")
                    .expressionAttributeValues(
                        Map.of(":key", set(List.of(entry(key))), ":most", Attributes.of(most))))
        .build();
  }

  /** Takes a key out. */
  TransactWriteItem leave(ApiKey key) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(register(key.tenantId()))
                    .updateExpression("DELETE live_keys :key")
                    .expressionAttributeValues(Map.of(":key", set(List.of(entry(key))))))
        .build();
  }

  /** Takes out those that have expired, and says whether there were any. */
  boolean leaveExpired(String tenantId, Instant now) {
    Map<String, AttributeValue> item =
        client
            .getItem(get -> get.tableName(table).consistentRead(true).key(register(tenantId)))
            .item();
    List<String> expired =
        Optional.ofNullable(item.get(LIVE)).map(AttributeValue::ss).orElse(List.of()).stream()
            .filter(entry -> hasExpired(entry, now))
            .toList();
    if (expired.isEmpty()) {
      return false;
    }
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(register(tenantId))
                .updateExpression("DELETE live_keys :keys")
                .expressionAttributeValues(Map.of(":keys", set(expired))));
    return true;
  }

  /** With a space, which no key's identifier has. */
  private static Map<String, AttributeValue> register(String tenantId) {
    return Map.of("key_id", Attributes.of("live keys of " + tenantId));
  }

  private static String entry(ApiKey key) {
    return key.keyId() + " " + key.expiresAt().map(Instant::toString).orElse(NEVER);
  }

  private static boolean hasExpired(String entry, Instant now) {
    String end = entry.substring(entry.indexOf(' ') + 1);
    return !end.equals(NEVER) && !now.isBefore(Instant.parse(end));
  }

  private static AttributeValue set(List<String> entries) {
    return AttributeValue.fromSs(entries);
  }
}
