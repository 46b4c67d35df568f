package dev.storehouse.query.keys;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.SecretHash;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.RecordSchema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * API keys in a table without time to live: one that has ended is told so, however late it is
 * shown. Thread-safe.
 */
final class DynamoApiKeys implements ApiKeys {

  private static final TableSchema<ApiKey> SCHEMA =
      RecordSchema.of(ApiKey.class, DynamoApiKeys::read)
          .text("key_id", ApiKey::keyId, primaryPartitionKey())
          .text("tenant_id", ApiKey::tenantId)
          .text("name", ApiKey::name)
          .textSet(
              "scopes",
              key -> key.scopes().stream().map(Scope::wireName).collect(Collectors.toSet()))
          .text("secret_hash", key -> key.secret().hex())
          .optionalText(
              "previous_secret_hash", key -> key.previous().map(former -> former.secret().hex()))
          .optionalInstant(
              "previous_secret_until", key -> key.previous().map(ApiKey.Previous::until))
          .instant("created_at", ApiKey::createdAt)
          .text("created_by", ApiKey::createdBy)
          .optionalInstant("expires_at", ApiKey::expiresAt)
          .optionalInstant("last_used_at", ApiKey::lastUsedAt)
          .optionalInstant("revoked_at", ApiKey::revokedAt)
          .integer("version", ApiKey::version)
          .build();

  private final DynamoDbClient client;
  private final String table;
  private final DynamoReplies replies;
  private final DynamoLiveKeys live;
  private final InstantSource clock;

  DynamoApiKeys(
      DynamoDbClient client, String table, DynamoReplies replies, int most, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.replies = replies;
    this.live = new DynamoLiveKeys(client, table, most);
    this.clock = clock;
  }

  private static ApiKey read(Draft item) {
    return new ApiKey(
        item.text("key_id"),
        item.text("tenant_id"),
        item.text("name"),
        Scope.ofWireNames(item.textSet("scopes")),
        new SecretHash(item.text("secret_hash")),
        item.optionalText("previous_secret_hash")
            .map(
                hash ->
                    new ApiKey.Previous(
                        new SecretHash(hash), item.instant("previous_secret_until"))),
        item.instant("created_at"),
        item.text("created_by"),
        item.optionalInstant("expires_at"),
        item.optionalInstant("last_used_at"),
        item.optionalInstant("revoked_at"),
        item.integer("version"));
  }

  @Override
  public Optional<ApiKey> find(String keyId) {
    Map<String, AttributeValue> item =
        client.getItem(get -> get.tableName(table).consistentRead(true).key(key(keyId))).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(SCHEMA.mapToItem(item));
  }

  @Override
  public Page<ApiKey> listed(String tenantId, PageRequest page) {
    return new KeyIndex(
            client, table, "tenant-index", "tenant_id", "key_id", KeyIndex.Order.DESCENDING)
        .items(tenantId, page, SCHEMA);
  }

  @Override
  public boolean add(ApiKey key, Optional<StoredReply> reply) {
    do {
      try {
        replies.write(List.of(live.enter(key), put(key)), reply);
        return true;
      } catch (ConditionFailedException e) {
        if (!e.failedAt(0)) {
          throw new IllegalStateException("two keys with one identifier", e);
        }
      }
    } while (live.leaveExpired(key.tenantId(), clock.instant()));
    return false;
  }

  @Override
  public boolean rotate(ApiKey rotated, Optional<StoredReply> reply) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":secret", Attributes.of(rotated.secret().hex()));
    values.put(":version", Attributes.of(rotated.version()));
    values.put(":before", Attributes.of(rotated.version() - 1));
    rotated
        .previous()
        .ifPresent(
            former -> {
              values.put(":former", Attributes.of(former.secret().hex()));
              values.put(":until", Attributes.of(former.until().toString()));
            });
    String former =
        rotated.previous().isPresent()
            ? ", previous_secret_hash = :former, previous_secret_until = :until"
            : " REMOVE previous_secret_hash, previous_secret_until";
    return write(
        update(
            rotated.keyId(),
            "SET secret_hash = :secret, version = :version" + former,
            "version = :before AND attribute_not_exists(revoked_at)",
            values),
        reply);
  }

  @Override
  public void revoke(ApiKey key, Instant now) {
    TransactWriteItem end =
        update(
            key.keyId(),
            "SET revoked_at = :now, version = version + :one"
                + " REMOVE previous_secret_hash, previous_secret_until",
            "attribute_exists(key_id) AND attribute_not_exists(revoked_at)",
            Map.of(":now", Attributes.of(now.toString()), ":one", Attributes.of(1)));
    try {
      replies.write(List.of(end, live.leave(key)), Optional.empty());
    } catch (ConditionFailedException revokedAlready) {
      return;
    }
  }

  private boolean write(TransactWriteItem item, Optional<StoredReply> reply) {
    try {
      replies.write(List.of(item), reply);
      return true;
    } catch (ConditionFailedException outdated) {
      return false;
    }
  }

  private TransactWriteItem put(ApiKey key) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(SCHEMA.itemToMap(key, true))
                    .conditionExpression("attribute_not_exists(key_id)"))
        .build();
  }

  private TransactWriteItem update(
      String keyId, String expression, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(key(keyId))
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values))
        .build();
  }

  private static Map<String, AttributeValue> key(String keyId) {
    return Map.of("key_id", Attributes.of(keyId));
  }
}
