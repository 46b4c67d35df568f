package dev.storehouse.shared.identity.authentication;

import static java.util.stream.Collectors.joining;

import dev.storehouse.shared.identity.keys.PublishedKey;
import dev.storehouse.shared.tables.Backoff;
import java.time.Duration;
import java.time.InstantSource;
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

  private static final Duration BUDGET = Duration.ofSeconds(2);
  private static final KeysAndAttributes USER_PROJECTION = userProjection();

  private final DynamoDbClient dynamoDb;
  private final String usersTable;
  private final String signingKeysTable;
  private final InstantSource clock;

  Standings(
      DynamoDbClient dynamoDb, String usersTable, String signingKeysTable, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.usersTable = usersTable;
    this.signingKeysTable = signingKeysTable;
    this.clock = clock;
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
    Map<String, KeysAndAttributes> left = readOnce(wanted, found);
    Backoff backoff = new Backoff(clock, BUDGET);
    while (!left.isEmpty()) {
      if (!backoff.again()) {
        throw new IllegalStateException("DynamoDB left part of a batch undone: " + left.keySet());
      }
      left = readOnce(left, found);
    }
    return found;
  }

  private Map<String, KeysAndAttributes> readOnce(
      Map<String, KeysAndAttributes> wanted, Map<String, Map<String, AttributeValue>> found) {
    BatchGetItemResponse response = dynamoDb.batchGetItem(batch -> batch.requestItems(wanted));
    response.responses().forEach((table, items) -> items.forEach(item -> found.put(table, item)));
    return response.unprocessedKeys();
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
