package dev.storehouse.throttle;

import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Attempts in a table. One that is never settled, because its function died, stops counting after
 * {@link #LEASE}. Every write is conditional on the tally it was worked out from. Thread-safe.
 */
public final class DynamoAttempts implements Attempts {

  /** How long an announced attempt may take. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private static final Duration BUDGET = Duration.ofSeconds(8);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  public DynamoAttempts(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> begin(String bucket, Delays delays) {
    Backoff backoff = new Backoff(clock, BUDGET);
    do {
      Instant now = clock.instant();
      Tally tally = read(bucket, now);
      if (tally.blockedUntil().isAfter(now)) {
        return Optional.of(Duration.between(now, tally.blockedUntil()));
      }
      if (tally.open() < delays.concurrent(tally.failures())
          && replace(bucket, tally, tally.opened(now.plus(LEASE)))) {
        return Optional.empty();
      }
    } while (backoff.again());
    return Optional.of(Duration.ofSeconds(1));
  }

  @Override
  public void failed(String bucket, Delays delays) {
    settle(bucket, delays, true);
  }

  @Override
  public void withdrawn(String bucket, Delays delays) {
    settle(bucket, delays, false);
  }

  @Override
  public void succeeded(String bucket) {
    client.deleteItem(delete -> delete.tableName(table).key(key(bucket)));
  }

  private void settle(String bucket, Delays delays, boolean failed) {
    Backoff backoff = new Backoff(clock, BUDGET);
    do {
      Instant now = clock.instant();
      Tally tally = read(bucket, now);
      Tally settled = failed ? tally.failed(delays, now) : tally.withdrawn();
      if (replace(bucket, tally, settled)) {
        return;
      }
    } while (backoff.again());
  }

  private Tally read(String bucket, Instant now) {
    Map<String, AttributeValue> item =
        client.getItem(get -> get.tableName(table).key(key(bucket)).consistentRead(true)).item();
    return item.isEmpty() ? Tally.NONE : tally(item).at(now);
  }

  /** Puts a tally in place of the one it was worked out from. */
  private boolean replace(String bucket, Tally before, Tally after) {
    Map<String, AttributeValue> item = new HashMap<>(key(bucket));
    item.putAll(attributes(after));
    try {
      client.putItem(
          put ->
              put.tableName(table)
                  .item(item)
                  .conditionExpression(
                      before.isStored() ? "revision = :revision" : "attribute_not_exists(revision)")
                  .expressionAttributeValues(
                      before.isStored()
                          ? Map.of(":revision", Attributes.of(before.revision()))
                          : null));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Tally tally(Map<String, AttributeValue> item) {
    return new Tally(
        Attributes.integer(item, "revision"),
        Attributes.integer(item, "failures"),
        Attributes.integer(item, "open"),
        Instant.ofEpochMilli(Attributes.integer(item, "lease_ends")),
        Instant.ofEpochMilli(Attributes.integer(item, "blocked_until")));
  }

  private static Map<String, AttributeValue> attributes(Tally tally) {
    return Map.of(
        "revision", Attributes.of(tally.revision()),
        "failures", Attributes.of(tally.failures()),
        "open", Attributes.of(tally.open()),
        "lease_ends", Attributes.of(tally.leaseEnds().toEpochMilli()),
        "blocked_until", Attributes.of(tally.blockedUntil().toEpochMilli()),
        "expires_at", Attributes.of(tally.forgottenAt().getEpochSecond()));
  }

  private static Map<String, AttributeValue> key(String bucket) {
    return Map.of("bucket", Attributes.of(bucket));
  }
}
