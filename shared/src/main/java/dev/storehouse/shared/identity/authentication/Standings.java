package dev.storehouse.shared.identity.authentication;

import static java.util.stream.Collectors.joining;

import dev.storehouse.shared.identity.keys.PublishedKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * How a key and a user stand right now, in one strongly consistent round trip, so that revoking the
 * one or changing the other counts at once. Thread-safe.
 */
final class Standings {

  private static final int ATTEMPTS = 3;
  private static final KeysAndAttributes USER_PROJECTION = userProjection();

  private final DynamoDbClient dynamoDb;
  private final String usersTable;
  private final String signingKeysTable;

  Standings(DynamoDbClient dynamoDb, String usersTable, String signingKeysTable) {
    this.dynamoDb = dynamoDb;
    this.usersTable = usersTable;
    this.signingKeysTable = signingKeysTable;
  }

  /** Each of the two, or empty where there is no such record. */
  record Standing(Optional<PublishedKey> key, Optional<UserStanding> user) {}

  Standing read(String userId, String kid) {
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            usersTable,
            USER_PROJECTION.toBuilder()
                .keys(List.of(Map.of("user_id", AttributeValue.fromS(userId))))
                .build(),
            signingKeysTable,
            KeysAndAttributes.builder()
                .consistentRead(true)
                .keys(List.of(PublishedKey.primaryKey(kid)))
                .build());
    Map<String, Map<String, AttributeValue>> found = readAll(wanted);
    return new Standing(
        Optional.ofNullable(found.get(signingKeysTable)).map(PublishedKey::ofItem),
        Optional.ofNullable(found.get(usersTable)).map(UserStanding::ofItem));
  }

  // A throttled table leaves its part of a batch undone; taking that for "no such record" would
  // tell a good caller that their account is gone.
  private Map<String, Map<String, AttributeValue>> readAll(Map<String, KeysAndAttributes> wanted) {
    Map<String, Map<String, AttributeValue>> found = new HashMap<>();
    Map<String, KeysAndAttributes> left = wanted;
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      Map<String, KeysAndAttributes> asked = left;
      BatchGetItemResponse response = dynamoDb.batchGetItem(batch -> batch.requestItems(asked));
      response.responses().forEach((table, items) -> items.forEach(item -> found.put(table, item)));
      left = response.unprocessedKeys();
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("DynamoDB left part of a batch undone: " + left.keySet());
    }
    return found;
  }

  // Names are aliased because DynamoDB reserves some of them (role, status).
  private static KeysAndAttributes userProjection() {
    List<String> attributes = UserStanding.ATTRIBUTES;
    Map<String, String> names = new HashMap<>();
    IntStream.range(0, attributes.size()).forEach(i -> names.put("#a" + i, attributes.get(i)));
    return KeysAndAttributes.builder()
        .consistentRead(true)
        .projectionExpression(names.keySet().stream().sorted().collect(joining(", ")))
        .expressionAttributeNames(names)
        .build();
  }
}
