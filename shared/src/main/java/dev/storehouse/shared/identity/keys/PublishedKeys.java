package dev.storehouse.shared.identity.keys;

import static dev.storehouse.shared.identity.keys.PublishedKey.ACCESS_TOKENS;
import static dev.storehouse.shared.identity.keys.PublishedKey.EXPIRES_AT;
import static dev.storehouse.shared.identity.keys.PublishedKey.KEY_SET;
import static dev.storehouse.shared.identity.keys.PublishedKey.KID;
import static dev.storehouse.shared.identity.keys.PublishedKey.STAGE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * SigningKeysTable: the public keys that verifiers accept. Every read is strongly consistent. A
 * revoked key stays revoked: no other write brings it back. Thread-safe.
 */
public final class PublishedKeys {

  private final DynamoDbClient dynamoDb;
  private final String tableName;

  public PublishedKeys(DynamoDbClient dynamoDb, String tableName) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
  }

  /** The name of the table. */
  public String tableName() {
    return tableName;
  }

  /** All rows, accepted or not; a handful. */
  public List<PublishedKey> all() {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(tableName)
                    .consistentRead(true)
                    .keyConditionExpression("#set = :set")
                    .expressionAttributeNames(Map.of("#set", KEY_SET))
                    .expressionAttributeValues(Map.of(":set", AttributeValue.fromS(ACCESS_TOKENS))))
        .items()
        .stream()
        .map(PublishedKey::ofItem)
        .toList();
  }

  /** The row of that key, or empty. */
  public Optional<PublishedKey> find(String kid) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(tableName).consistentRead(true).key(PublishedKey.primaryKey(kid)))
            .item();
    return Optional.ofNullable(item).filter(row -> !row.isEmpty()).map(PublishedKey::ofItem);
  }

  /** Publishes a key as {@link KeyStage#PENDING}; one that is published already stays as it is. */
  public void publish(PublicJwk jwk, Instant createdAt) {
    PublishedKey row = new PublishedKey(jwk, KeyStage.PENDING, createdAt, Optional.empty());
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(tableName)
                  .item(row.toItem())
                  .conditionExpression("attribute_not_exists(#kid)")
                  .expressionAttributeNames(Map.of("#kid", KID)));
    } catch (ConditionalCheckFailedException alreadyPublished) {
      return;
    }
  }

  /** Notes that a key is now the current or the previous one. */
  public void markStage(String kid, KeyStage stage) {
    update(
        kid,
        "SET #stage = :stage",
        "attribute_exists(#stage) AND #stage <> :revoked",
        Map.of("#stage", STAGE),
        Map.of(":stage", text(stage), ":revoked", text(KeyStage.REVOKED)));
  }

  /** Ends a key in good order: accepted until {@code expiresAt}, which a second call keeps. */
  public void retire(String kid, Instant expiresAt) {
    update(
        kid,
        "SET #stage = :stage, #expires = if_not_exists(#expires, :expires)",
        "attribute_exists(#stage) AND #stage <> :revoked",
        Map.of("#stage", STAGE, "#expires", EXPIRES_AT),
        Map.of(
            ":stage",
            text(KeyStage.RETIRED),
            ":revoked",
            text(KeyStage.REVOKED),
            ":expires",
            AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond()))));
  }

  /**
   * Ends a key at once. The row is kept as evidence, and so that the key cannot be published again.
   *
   * @return whether there is such a key
   */
  public boolean revoke(String kid) {
    return update(
        kid,
        "SET #stage = :stage REMOVE #expires",
        "attribute_exists(#stage)",
        Map.of("#stage", STAGE, "#expires", EXPIRES_AT),
        Map.of(":stage", text(KeyStage.REVOKED)));
  }

  private boolean update(
      String kid,
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(tableName)
                  .key(PublishedKey.primaryKey(kid))
                  .updateExpression(expression)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException goneOrRevoked) {
      return false;
    }
  }

  private static AttributeValue text(KeyStage stage) {
    return AttributeValue.fromS(stage.wireName());
  }
}
