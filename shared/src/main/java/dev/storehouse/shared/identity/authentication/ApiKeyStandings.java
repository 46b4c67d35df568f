package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.tables.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** ApiKeysTable as authentication sees it. Thread-safe. */
final class ApiKeyStandings {

  /** How exactly the last use of a key is known. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final Duration NOTING = Duration.ofMillis(500);

  private final DynamoDbClient dynamoDb;
  private final String table;

  ApiKeyStandings(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** How a key stands right now, or empty if there is none. */
  Optional<ApiKeyStanding> read(String keyId) {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(key(keyId))).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(ApiKeyStanding.ofItem(item));
  }

  /**
   * Notes that a key was used, at most once a minute. Its owner wants to know whether it may be
   * revoked; no call fails, or waits longer than half a second, because this could not be written.
   */
  void noteUse(String keyId, ApiKeyStanding standing, Instant now) {
    if (standing.lastUsedAt().filter(last -> now.isBefore(last.plus(GRAIN))).isPresent()) {
      return;
    }
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key(keyId))
                  .updateExpression("SET last_used_at = :now")
                  .conditionExpression(
                      "attribute_exists(key_id)"
                          + " AND (attribute_not_exists(last_used_at) OR last_used_at < :now)")
                  .expressionAttributeValues(Map.of(":now", Attributes.of(now.toString())))
                  .overrideConfiguration(call -> call.apiCallTimeout(NOTING)));
    } catch (SdkException notNoted) {
      return;
    }
  }

  private static Map<String, AttributeValue> key(String keyId) {
    return Map.of("key_id", Attributes.of(keyId));
  }
}
