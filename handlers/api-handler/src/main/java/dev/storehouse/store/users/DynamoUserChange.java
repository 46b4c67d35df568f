package dev.storehouse.store.users;

import dev.storehouse.shared.tables.Attributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A change of some attributes of one user, to be written alone or in a transaction. Counters are
 * raised in the table itself, so that changes that do not know of each other lose nothing. Not
 * thread-safe; lives for one write.
 */
public final class DynamoUserChange {

  private final String userId;
  private final List<String> settings = new ArrayList<>();
  private final List<String> removals = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private String condition;

  private DynamoUserChange(String userId, String condition) {
    this.userId = userId;
    this.condition = condition;
  }

  /** A change that the document shows: of the version that was read, or not at all. */
  public static DynamoUserChange of(User before, Instant now) {
    DynamoUserChange change = new DynamoUserChange(before.userId(), "version = :version");
    change.values.put(":version", Attributes.of(before.version()));
    change.raise("version");
    return change.set("updated_at", Attributes.of(now.toString()));
  }

  /** A change that the document does not show, of whatever version the user is. */
  public static DynamoUserChange unseen(String userId) {
    return new DynamoUserChange(userId, "attribute_exists(user_id)");
  }

  /** Only while the attribute still has this value. */
  public DynamoUserChange provided(String attribute, AttributeValue value) {
    condition += " AND " + name(attribute) + " = " + value("expected_" + attribute, value);
    return this;
  }

  public DynamoUserChange set(String attribute, AttributeValue value) {
    settings.add(name(attribute) + " = " + value(attribute, value));
    return this;
  }

  public DynamoUserChange remove(String... attributes) {
    for (String attribute : attributes) {
      removals.add(name(attribute));
    }
    return this;
  }

  /** Ends every access token. */
  public DynamoUserChange endTokens() {
    return raise("ver").remove("kept_login_id", "kept_ver");
  }

  /** Ends every access token but those of one login. */
  public DynamoUserChange endTokensBut(User.KeptLogin kept) {
    return raise("ver")
        .set("kept_login_id", Attributes.of(kept.loginId()))
        .set("kept_ver", Attributes.of(kept.tokenVersion()));
  }

  /** Ends every login: none can be refreshed, unless it is given the new epoch. */
  public DynamoUserChange endLogins() {
    return raise("login_epoch");
  }

  public TransactWriteItem inTransaction(String table) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(Map.of("user_id", Attributes.of(userId)))
                    .updateExpression(expression())
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values))
        .build();
  }

  UpdateItemRequest alone(String table) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of("user_id", Attributes.of(userId)))
        .updateExpression(expression())
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private DynamoUserChange raise(String counter) {
    String name = name(counter);
    settings.add(name + " = " + name + " + " + value("one", Attributes.of(1)));
    return this;
  }

  private String expression() {
    String set = "SET " + String.join(", ", settings);
    return removals.isEmpty() ? set : set + " REMOVE " + String.join(", ", removals);
  }

  private String name(String attribute) {
    names.put("#" + attribute, attribute);
    return "#" + attribute;
  }

  private String value(String name, AttributeValue value) {
    values.put(":" + name, value);
    return ":" + name;
  }
}
