package dev.storehouse.throttle;

import dev.storehouse.shared.tables.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Token buckets in a table. A bucket is one number, the time at which it will be full again (the
 * "theoretical arrival time" of the generic cell rate algorithm, ITU-T I.371): taking a token moves
 * it on by what a token costs, and nobody has to fill anything. So a token costs one conditional
 * write, and however many take at once, no more get one than there are. Thread-safe.
 */
public final class DynamoTokenBuckets implements TokenBuckets {

  private static final int ATTEMPTS = 10;
  private static final int MOST_REMEMBERED = 10_000;
  private static final String FULL_AT = "full_at";

  /** Takes a token from a full bucket. */
  private static final String TAKE_FIRST = "SET full_at = :full, expires_at = :expires";

  private static final String IS_FULL = "attribute_not_exists(full_at) OR full_at < :now";
  private static final Duration KEPT_AFTER_FULL = Duration.ofHours(1);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  /** When the buckets that were used here last would be full: most are full again by then. */
  private final Map<String, Long> lastSeen = new ConcurrentHashMap<>();

  public DynamoTokenBuckets(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Allowance take(String bucket, Rate rate) {
    long now = now();
    boolean full = isKnownToBeFull(bucket, now);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Long> fullAt =
          full ? takeFromFull(bucket, rate, now) : takeFromUsed(bucket, rate, now);
      if (fullAt.isPresent()) {
        remember(bucket, fullAt.get());
        return Allowance.at(rate, now, fullAt.get());
      }
      full = !full;
    }
    throw new IllegalStateException("a bucket was never found either full or used");
  }

  /**
   * Whoever comes meanwhile takes a token by itself, which does not make the transactions of one
   * bucket collide.
   */
  @Override
  public Optional<Draw> draw(String bucket, Rate rate) {
    long now = now();
    if (!isKnownToBeFull(bucket, now)) {
      return Optional.empty();
    }
    Draw draw = new Draw(bucket, rate, now);
    remember(bucket, draw.fullAt());
    return Optional.of(draw);
  }

  /** The write of a draw. Its condition does not hold where the bucket is not full after all. */
  public TransactWriteItem write(Draw draw) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(key(draw.bucket()))
                    .updateExpression(TAKE_FIRST)
                    .conditionExpression(IS_FULL)
                    .expressionAttributeValues(filled(draw)))
        .build();
  }

  private long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private boolean isKnownToBeFull(String bucket, long now) {
    return lastSeen.getOrDefault(bucket, Long.MAX_VALUE) < now;
  }

  private void remember(String bucket, long fullAt) {
    if (lastSeen.size() >= MOST_REMEMBERED) {
      lastSeen.clear();
    }
    lastSeen.put(bucket, fullAt);
  }

  /**
   * Takes from a bucket that is not full. Empty if it is full, or was never used.
   *
   * @return when it will be full, counting this token even if there was none for it
   */
  private Optional<Long> takeFromUsed(String bucket, Rate rate, long now) {
    long latest = now + rate.window() - rate.interval();
    try {
      return Optional.of(
          fullAt(
              client
                  .updateItem(
                      update ->
                          update
                              .tableName(table)
                              .key(key(bucket))
                              .updateExpression(
                                  "SET full_at = full_at + :interval, expires_at = :expires")
                              .conditionExpression("full_at BETWEEN :now AND :latest")
                              .expressionAttributeValues(
                                  Map.of(
                                      ":interval", Attributes.of(rate.interval()),
                                      ":expires", expiry(rate),
                                      ":now", Attributes.of(now),
                                      ":latest", Attributes.of(latest)))
                              .returnValues(ReturnValue.ALL_NEW)
                              .returnValuesOnConditionCheckFailure(
                                  ReturnValuesOnConditionCheckFailure.ALL_OLD))
                  .attributes()));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() && fullAt(e.item()) > latest
          ? Optional.of(fullAt(e.item()) + rate.interval())
          : Optional.empty();
    }
  }

  private Optional<Long> takeFromFull(String bucket, Rate rate, long now) {
    Draw draw = new Draw(bucket, rate, now);
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key(bucket))
                  .updateExpression(TAKE_FIRST)
                  .conditionExpression(IS_FULL)
                  .expressionAttributeValues(filled(draw)));
      return Optional.of(draw.fullAt());
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  private Map<String, AttributeValue> filled(Draw draw) {
    return Map.of(
        ":full", Attributes.of(draw.fullAt()),
        ":expires", expiry(draw.rate()),
        ":now", Attributes.of(draw.drawnAt()));
  }

  private AttributeValue expiry(Rate rate) {
    return Attributes.of(
        clock.instant().plus(rate.timeToFill()).plus(KEPT_AFTER_FULL).getEpochSecond());
  }

  private static long fullAt(Map<String, AttributeValue> item) {
    return Attributes.integer(item, FULL_AT);
  }

  private static Map<String, AttributeValue> key(String bucket) {
    return Map.of("bucket", Attributes.of(bucket));
  }
}
