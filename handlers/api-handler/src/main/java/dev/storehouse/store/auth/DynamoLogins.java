package dev.storehouse.store.auth;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.store.users.DynamoUserChange;
import dev.storehouse.store.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Logins in their table, which forgets them by time to live. Thread-safe. */
final class DynamoLogins implements Logins {

  private static final TableSchema<Login> SCHEMA =
      RecordSchema.of(
              Login.class,
              item ->
                  new Login(
                      item.text("login_id"),
                      item.text("user_id"),
                      item.text("token_hash"),
                      item.integer("epoch"),
                      item.instant("created_at"),
                      Instant.ofEpochSecond(item.integer("expires_at")),
                      item.optionalInstant("ended_at")))
          .text("login_id", Login::loginId, primaryPartitionKey())
          .text("user_id", Login::userId)
          .text("token_hash", Login::tokenHash)
          .integer("epoch", Login::epoch)
          .instant("created_at", Login::createdAt)
          .integer("expires_at", login -> login.expiresAt().getEpochSecond())
          .optionalInstant("ended_at", Login::endedAt)
          .build();

  private final DynamoDbTable<Login> table;
  private final String usersTable;
  private final Transactions transactions;

  DynamoLogins(
      DynamoDbEnhancedClient enhanced,
      String tableName,
      String usersTable,
      Transactions transactions) {
    this.table = enhanced.table(tableName, SCHEMA);
    this.usersTable = usersTable;
    this.transactions = transactions;
  }

  @Override
  public Optional<Login> find(String loginId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(loginId).build()).consistentRead(true)));
  }

  @Override
  public void add(Login login) {
    table.putItem(login);
  }

  @Override
  public boolean rotate(Login login, RefreshToken next) {
    return written(
        List.of(
            update(
                login,
                "SET token_hash = :next",
                "token_hash = :used",
                Map.of(
                    ":next", Attributes.of(next.hash()),
                    ":used", Attributes.of(login.tokenHash())))));
  }

  @Override
  public void end(Login login, Instant now) {
    TransactWriteItem end =
        update(
            login,
            "SET ended_at = :now",
            "user_id = :user",
            Map.of(":now", Attributes.of(now.toString()), ":user", Attributes.of(login.userId())));
    // Not written, it had ended before.
    written(
        List.of(
            end, DynamoUserChange.unseen(login.userId()).endTokens().inTransaction(usersTable)));
  }

  @Override
  public boolean changePassword(
      User before, String passwordHash, Optional<Login> kept, Instant now) {
    DynamoUserChange change =
        DynamoUserChange.of(before, now)
            .set("password_hash", Attributes.of(passwordHash))
            .endLogins();
    kept.ifPresentOrElse(login -> change.endTokensBut(keptOf(before, login)), change::endTokens);
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(change.inTransaction(usersTable));
    kept.map(
            login ->
                update(
                    login,
                    "SET epoch = :next",
                    "epoch = :before",
                    Map.of(
                        ":next", Attributes.of(before.loginEpoch() + 1),
                        ":before", Attributes.of(before.loginEpoch()))))
        .ifPresent(items::add);
    return written(items);
  }

  /** A login that was kept before goes on with all the tokens it has had since. */
  private static User.KeptLogin keptOf(User before, Login login) {
    return before
        .keptLogin()
        .filter(kept -> kept.loginId().equals(login.loginId()))
        .orElseGet(() -> new User.KeptLogin(login.loginId(), before.tokenVersion()));
  }

  private TransactWriteItem update(
      Login login, String expression, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.tableName())
                    .key(Map.of("login_id", Attributes.of(login.loginId())))
                    .updateExpression(expression)
                    .conditionExpression(condition + " AND attribute_not_exists(ended_at)")
                    .expressionAttributeValues(new HashMap<>(values)))
        .build();
  }

  private boolean written(List<TransactWriteItem> items) {
    try {
      transactions.write(items);
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }
}
