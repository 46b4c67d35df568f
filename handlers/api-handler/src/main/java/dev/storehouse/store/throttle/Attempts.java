package dev.storehouse.store.throttle;

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
 * Counts failed attempts and makes those who fail wait. An attempt is announced before it is made
 * and settled after, and only as many may be open as could fail without delay: so many attempts at
 * once gain nothing over one after the other. An attempt that is never settled, because its
 * function died, stops counting after {@link #LEASE}. Every write is conditional on the count it
 * was worked out from. Thread-safe.
 */
public final class Attempts {

  /** How long an announced attempt may take. */
  static final Duration LEASE = Duration.ofSeconds(20);

  /** How long failures are remembered after the wait they caused. */
  static final Duration REMEMBERED = Duration.ofHours(1);

  private static final Duration BUDGET = Duration.ofSeconds(8);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  public Attempts(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Announces an attempt. While others are open that leave no room for one more, it waits for them.
   *
   * @return empty if it may be made; else how long to wait before asking again
   */
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

  /** Settles an attempt that failed. */
  public void failed(String bucket, Delays delays) {
    settle(bucket, delays, true);
  }

  /** Settles an attempt that came to nothing, good or bad. */
  public void withdrawn(String bucket, Delays delays) {
    settle(bucket, delays, false);
  }

  /** Forgets all failures: an attempt succeeded. */
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
    return Tally.of(
        client.getItem(get -> get.tableName(table).key(key(bucket)).consistentRead(true)).item(),
        now);
  }

  /** Puts a tally in place of the one it was worked out from. */
  private boolean replace(String bucket, Tally before, Tally after) {
    Map<String, AttributeValue> item = new HashMap<>(key(bucket));
    item.putAll(after.toItem());
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

  private static Map<String, AttributeValue> key(String bucket) {
    return Map.of("bucket", Attributes.of(bucket));
  }
}
