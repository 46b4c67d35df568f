package dev.storehouse.store.users;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;

import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.UserStatus;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.RecordSchema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Users in their table. Both indexes are sparse: a deleted user has neither {@code email} nor
 * {@code listing}. Thread-safe.
 */
public final class DynamoUsers implements Users {

  static final String KEY = "user_id";
  static final String LISTING = "listing";

  private static final String EVERYONE = "all";
  private static final String EMAIL_INDEX = "email-index";
  private static final String LISTING_INDEX = "listing-index";

  /** Looked up in place of a user whom nobody is, so that it takes as long. */
  private static final String NOBODY = "usr_nobody";

  static final TableSchema<User> SCHEMA =
      RecordSchema.of(User.class, DynamoUsers::user)
          .text(KEY, User::userId, primaryPartitionKey())
          .optionalText("email", User::email, secondaryPartitionKey(EMAIL_INDEX))
          .optionalText("password_hash", User::passwordHash)
          .text("role", user -> user.standing().role().wireName())
          .optionalText("tenant_id", user -> user.standing().tenantId())
          .textSet("scopes", user -> wireNames(user.standing().scopes()))
          .text("status", user -> user.standing().status().wireName())
          .instant("created_at", User::createdAt)
          .instant("updated_at", User::updatedAt)
          .integer("version", User::version)
          .integer("ver", User::tokenVersion)
          .integer("login_epoch", User::loginEpoch)
          .optionalText("kept_login_id", user -> user.keptLogin().map(User.KeptLogin::loginId))
          .optionalInteger("kept_ver", user -> user.keptLogin().map(User.KeptLogin::tokenVersion))
          .optionalText(
              LISTING, user -> user.isDeleted() ? Optional.empty() : Optional.of(EVERYONE))
          .build();

  private final DynamoDbClient client;
  private final DynamoDbTable<User> table;
  private final String emailsTable;
  private final BatchReader<User> reader;
  private final KeyIndex everyone;

  public DynamoUsers(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      String emailsTable,
      InstantSource clock) {
    this.client = client;
    this.table = enhanced.table(tableName, SCHEMA);
    this.emailsTable = emailsTable;
    this.reader = new BatchReader<>(client, tableName, KEY, SCHEMA, clock);
    this.everyone =
        new KeyIndex(client, tableName, LISTING_INDEX, LISTING, KEY, KeyIndex.Order.DESCENDING);
  }

  @Override
  public Optional<User> find(String userId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(userId).build()).consistentRead(true)));
  }

  @Override
  public Optional<User> findByEmail(String email) {
    Map<String, AttributeValue> claim =
        client
            .getItem(
                get ->
                    get.tableName(emailsTable)
                        .key(Map.of("email", Attributes.of(email)))
                        .consistentRead(true))
            .item();
    return find(claim.isEmpty() ? NOBODY : Attributes.text(claim, KEY))
        .filter(user -> user.email().equals(Optional.of(email)));
  }

  @Override
  public Page<User> listed(PageRequest page) {
    Page<String> keys = everyone.keys(EVERYONE, page);
    // The index lags: who was deleted since it was written does not belong here any more.
    List<User> users =
        reader.read(keys.items()).stream().filter(user -> !user.isDeleted()).toList();
    return new Page<>(users, keys.next());
  }

  @Override
  public Page<User> listedWithEmail(String email) {
    List<String> keys =
        table
            .index(EMAIL_INDEX)
            .query(QueryConditional.keyEqualTo(Key.builder().partitionValue(email).build()))
            .stream()
            .flatMap(page -> page.items().stream())
            .map(User::userId)
            .toList();
    return new Page<>(
        reader.read(keys).stream().filter(user -> user.email().equals(Optional.of(email))).toList(),
        Optional.empty());
  }

  @Override
  public boolean changeStanding(User before, Standing standing, Instant now) {
    DynamoUserChange change =
        DynamoUserChange.of(before, now)
            .set("role", Attributes.of(standing.role().wireName()))
            .set("status", Attributes.of(standing.status().wireName()))
            .endTokens();
    standing
        .tenantId()
        .ifPresentOrElse(
            tenantId -> change.set("tenant_id", Attributes.of(tenantId)),
            () -> change.remove("tenant_id"));
    if (standing.scopes().isEmpty()) {
      change.remove("scopes");
    } else {
      change.set("scopes", AttributeValue.fromSs(List.copyOf(wireNames(standing.scopes()))));
    }
    if (standing.status() != UserStatus.ACTIVE) {
      change.endLogins();
    }
    return written(change);
  }

  @Override
  public void replaceHash(User user, String passwordHash) {
    user.passwordHash()
        .ifPresent(
            old ->
                written(
                    DynamoUserChange.unseen(user.userId())
                        .provided("password_hash", Attributes.of(old))
                        .set("password_hash", Attributes.of(passwordHash))));
  }

  private boolean written(DynamoUserChange change) {
    try {
      client.updateItem(change.alone(table.tableName()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Set<String> wireNames(Set<Scope> scopes) {
    return scopes.stream().map(Scope::wireName).collect(Collectors.toUnmodifiableSet());
  }

  private static User user(Draft item) {
    return new User(
        item.text(KEY),
        item.optionalText("email"),
        item.optionalText("password_hash"),
        new Standing(
            Role.ofWireName(item.text("role")).orElseThrow(),
            item.optionalText("tenant_id"),
            Scope.ofWireNames(item.textSet("scopes")),
            UserStatus.ofWireName(item.text("status")).orElseThrow()),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.integer("version"),
        item.integer("ver"),
        item.integer("login_epoch"),
        item.optionalText("kept_login_id")
            .flatMap(
                loginId ->
                    item.optionalInteger("kept_ver").map(ver -> new User.KeptLogin(loginId, ver))));
  }
}
