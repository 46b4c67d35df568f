package dev.storehouse.store.auth;

import dev.storehouse.shared.tables.Attributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From where which accounts were logged in to, by keyed hashes of both. Thread-safe. */
final class DynamoFamiliarSources {

  /** For how long one successful login makes a source familiar. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  DynamoFamiliarSources(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  boolean contain(String bucket) {
    Map<String, AttributeValue> item =
        client
            .getItem(
                get ->
                    get.tableName(table)
                        .key(Map.of("bucket", Attributes.of(bucket)))
                        .consistentRead(true))
            .item();
    return !item.isEmpty()
        && Attributes.integer(item, "expires_at") > clock.instant().getEpochSecond();
  }

  void add(String bucket) {
    long expiresAt = clock.instant().plus(REMEMBERED).getEpochSecond();
    client.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        "bucket", Attributes.of(bucket),
                        "expires_at", Attributes.of(expiresAt))));
  }
}
