package dev.storehouse.query.saved;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.ConditionFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Saved queries in their table, and next to a tenant's an item that counts them: it changes in the
 * transactions that add and remove them. Thread-safe.
 */
final class DynamoSavedQueries implements SavedQueries {

  /** In the order of names before every query's. */
  private static final String COUNT = "#count";

  private static final int QUERY = 0;
  private static final Map<String, AttributeValue> NONE = Map.of(":none", Attributes.of(0));

  private final DynamoDbClient client;
  private final DynamoDbTable<SavedQuery> table;
  private final DynamoReplies replies;
  private final int mostPerTenant;

  DynamoSavedQueries(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      DynamoReplies replies,
      int mostPerTenant) {
    this.client = client;
    this.table = enhanced.table(tableName, SavedQueryItems.SCHEMA);
    this.replies = replies;
    this.mostPerTenant = mostPerTenant;
  }

  @Override
  public Optional<SavedQuery> find(String tenantId, String name) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request
                    .key(Key.builder().partitionValue(tenantId).sortValue(name).build())
                    .consistentRead(true)));
  }

  @Override
  public Page<SavedQuery.Summary> listed(String tenantId, PageRequest page) {
    String after = page.from().map(Position::after).orElse(COUNT);
    QueryResponse response =
        client.query(
            query ->
                query
                    .tableName(table.tableName())
                    .consistentRead(true)
                    .keyConditionExpression("tenant_id = :tenant AND #name > :after")
                    .projectionExpression("#name, description, created_at, updated_at, version")
                    .expressionAttributeNames(Map.of("#name", SavedQueryItems.NAME))
                    .expressionAttributeValues(
                        Map.of(":tenant", Attributes.of(tenantId), ":after", Attributes.of(after)))
                    .limit(page.limit() + 1));
    List<SavedQuery.Summary> found =
        response.items().stream().map(SavedQueryItems::summary).toList();
    List<SavedQuery.Summary> items = found.subList(0, Math.min(found.size(), page.limit()));
    // DynamoDB ends a page at 1 MB, too.
    boolean more = found.size() > items.size() || response.hasLastEvaluatedKey();
    return new Page<>(
        items,
        more && !items.isEmpty()
            ? Optional.of(new Position(items.getLast().name()))
            : Optional.empty());
  }

  @Override
  public Creation create(SavedQuery query, Optional<StoredReply> reply) {
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                item ->
                    item.tableName(table.tableName())
                        .item(SavedQueryItems.SCHEMA.itemToMap(query, true))
                        .conditionExpression("attribute_not_exists(tenant_id)"))
            .build();
    try {
      replies.write(
          List.of(
              put,
              count(
                  query.tenantId(),
                  1,
                  "attribute_not_exists(queries) OR queries < :most",
                  Map.of(":most", Attributes.of(mostPerTenant)))),
          reply);
      return Creation.CREATED;
    } catch (ConditionFailedException e) {
      return e.failedAt(QUERY) ? Creation.NAME_TAKEN : Creation.TOO_MANY;
    }
  }

  @Override
  public boolean replace(SavedQuery query) {
    Expression unchanged =
        Expression.builder()
            .expression("version = :before")
            .expressionValues(Map.of(":before", Attributes.of(query.version() - 1)))
            .build();
    try {
      table.putItem(request -> request.item(query).conditionExpression(unchanged));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public boolean delete(SavedQuery query) {
    TransactWriteItem delete =
        TransactWriteItem.builder()
            .delete(
                item ->
                    item.tableName(table.tableName())
                        .key(SavedQueryItems.key(query.tenantId(), query.name()))
                        .conditionExpression("version = :version")
                        .expressionAttributeValues(
                            Map.of(":version", Attributes.of(query.version()))))
            .build();
    try {
      replies.write(
          List.of(delete, count(query.tenantId(), -1, "queries > :none", NONE)), Optional.empty());
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  private TransactWriteItem count(
      String tenantId, int change, String condition, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":change", Attributes.of(change));
    return TransactWriteItem.builder()
        .update(
            item ->
                item.tableName(table.tableName())
                    .key(SavedQueryItems.key(tenantId, COUNT))
                    .updateExpression("ADD queries :change")
                    .conditionExpression(condition)
                    .expressionAttributeValues(all))
        .build();
  }
}
