package dev.storehouse.idempotency;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.ContentionException;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.shared.tables.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Replies in a table of their own, which forgets them by time to live. Thread-safe.
 *
 * <p>Every write that can carry a key goes through {@link #write}, so that effect and reply are one
 * transaction.
 */
public final class DynamoReplies implements Replies {

  private static final TableSchema<StoredReply> SCHEMA =
      RecordSchema.of(
              StoredReply.class,
              item ->
                  new StoredReply(
                      item.text("idempotency_id"),
                      item.text("fingerprint"),
                      item.integer("status"),
                      item.text("body"),
                      item.optionalText("location"),
                      item.optionalText("entity_tag"),
                      Instant.ofEpochSecond(item.integer("expires_at"))))
          .text("idempotency_id", StoredReply::id, primaryPartitionKey())
          .text("fingerprint", StoredReply::fingerprint)
          .integer("status", StoredReply::status)
          .text("body", StoredReply::body)
          .optionalText("location", StoredReply::location)
          .optionalText("entity_tag", StoredReply::entityTag)
          .integer("expires_at", reply -> reply.expiresAt().getEpochSecond())
          .build();

  private final DynamoDbTable<StoredReply> table;
  private final Transactions transactions;
  private final InstantSource clock;

  public DynamoReplies(
      DynamoDbEnhancedClient client,
      String tableName,
      Transactions transactions,
      InstantSource clock) {
    this.table = client.table(tableName, SCHEMA);
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<StoredReply> find(String id) {
    StoredReply reply =
        table.getItem(
            request -> request.key(Key.builder().partitionValue(id).build()).consistentRead(true));
    return Optional.ofNullable(reply).filter(found -> found.expiresAt().isAfter(clock.instant()));
  }

  /**
   * Writes the items, and with them the reply, all or nothing.
   *
   * @throws ConditionFailedException if a condition of {@code items} did not hold
   * @throws ReplyTakenException if another request with the reply's id came first
   * @throws ContentionException if others kept touching the same items
   */
  public void write(List<TransactWriteItem> items, Optional<StoredReply> reply)
      throws ConditionFailedException {
    List<TransactWriteItem> all = new ArrayList<>(items);
    reply.map(this::put).ifPresent(all::add);
    int replyAt = items.size();
    try {
      transactions.write(all);
    } catch (ConditionFailedException e) {
      if (reply.isPresent() && e.failedAt(replyAt)) {
        throw new ReplyTakenException(true);
      }
      throw e;
    } catch (ContentionException e) {
      if (reply.isPresent() && e.conflictedAt(replyAt)) {
        throw new ReplyTakenException(false);
      }
      throw e;
    }
  }

  /** An expired reply may still lie there: time to live deletes it some time after, not at once. */
  private TransactWriteItem put(StoredReply reply) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.tableName())
                    .item(SCHEMA.itemToMap(reply, true))
                    .conditionExpression(
                        "attribute_not_exists(idempotency_id) OR expires_at <= :now")
                    .expressionAttributeValues(
                        Map.of(":now", Attributes.of(clock.instant().getEpochSecond()))))
        .build();
  }
}
