package dev.storehouse.store.users;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.ContentionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Accounts in two tables, each change one transaction: an index cannot keep an address unique, the
 * key of the table of claims can. Thread-safe.
 */
public final class DynamoAccounts implements Accounts {

  private final DynamoDbClient client;
  private final String usersTable;
  private final String emailsTable;
  private final DynamoReplies replies;

  public DynamoAccounts(
      DynamoDbClient client, String usersTable, String emailsTable, DynamoReplies replies) {
    this.client = client;
    this.usersTable = usersTable;
    this.emailsTable = emailsTable;
    this.replies = replies;
  }

  @Override
  public Outcome register(User user, Optional<StoredReply> reply) {
    String email = user.email().orElseThrow();
    // Many at once for one address would be in each other's way; most can be told without writing.
    // One that repeats a key must try to write: only so does it learn that its twin took the
    // address.
    if (reply.isEmpty() && isClaimed(email)) {
      return Outcome.EMAIL_TAKEN;
    }
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                item ->
                    item.tableName(usersTable)
                        .item(DynamoUsers.SCHEMA.itemToMap(user, true))
                        .conditionExpression("attribute_not_exists(user_id)"))
            .build();
    try {
      return write(List.of(put, claim(email, user.userId())), reply);
    } catch (ContentionException e) {
      if (isClaimed(email)) {
        return Outcome.EMAIL_TAKEN;
      }
      throw e;
    }
  }

  @Override
  public Outcome changeEmail(User before, String email, Instant now) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        DynamoUserChange.of(before, now)
            .set("email", Attributes.of(email))
            .inTransaction(usersTable));
    items.add(claim(email, before.userId()));
    before.email().map(old -> release(old, before.userId())).ifPresent(items::add);
    return write(items, Optional.empty());
  }

  @Override
  public Outcome close(User before, Instant now) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        DynamoUserChange.of(before, now)
            .set("status", Attributes.of("deleted"))
            .remove("email", "password_hash", "tenant_id", "scopes", DynamoUsers.LISTING)
            .endTokens()
            .endLogins()
            .inTransaction(usersTable));
    before.email().map(old -> release(old, before.userId())).ifPresent(items::add);
    return write(items, Optional.empty());
  }

  /** The user is the first item, the claim on a new address the second. */
  private Outcome write(List<TransactWriteItem> items, Optional<StoredReply> reply) {
    try {
      replies.write(items, reply);
      return Outcome.DONE;
    } catch (ConditionFailedException e) {
      return e.failedAt(0) ? Outcome.OUTDATED : Outcome.EMAIL_TAKEN;
    }
  }

  private boolean isClaimed(String email) {
    return client
        .getItem(
            get ->
                get.tableName(emailsTable)
                    .key(Map.of("email", Attributes.of(email)))
                    .consistentRead(true))
        .hasItem();
  }

  private TransactWriteItem claim(String email, String userId) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(emailsTable)
                    .item(Map.of("email", Attributes.of(email), "user_id", Attributes.of(userId)))
                    .conditionExpression("attribute_not_exists(email)"))
        .build();
  }

  private TransactWriteItem release(String email, String userId) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(emailsTable)
                    .key(Map.of("email", Attributes.of(email)))
                    .conditionExpression("user_id = :holder")
                    .expressionAttributeValues(Map.of(":holder", Attributes.of(userId))))
        .build();
  }
}
