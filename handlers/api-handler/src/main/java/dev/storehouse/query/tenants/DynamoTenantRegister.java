package dev.storehouse.query.tenants;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.warehouse.tenant.DynamoTenants;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantItems;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Tenants in their table, and beside them in it, under keys that are no tenant's: {@code #schema …}
 * for each schema that is taken, {@code #request …} for each request under way, {@code
 * #concurrency} with the sum over all tenants. Thread-safe.
 */
final class DynamoTenantRegister implements TenantRegister {

  private final DynamoDbClient client;
  private final String table;
  private final DynamoTenants tenants;
  private final BatchReader<Tenant> reader;
  private final KeyIndex listing;
  private final DynamoReplies replies;
  private final DynamoConcurrencySum sum;

  DynamoTenantRegister(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String table,
      DynamoReplies replies,
      InstantSource clock,
      int statementLimit) {
    this.client = client;
    this.table = table;
    this.tenants = new DynamoTenants(enhanced, table);
    this.reader = new BatchReader<>(client, table, TenantItems.KEY, TenantItems.SCHEMA, clock);
    this.listing =
        new KeyIndex(
            client,
            table,
            TenantItems.LISTING_INDEX,
            "listing",
            TenantItems.KEY,
            KeyIndex.Order.DESCENDING);
    this.replies = replies;
    this.sum = new DynamoConcurrencySum(client, table, statementLimit);
  }

  @Override
  public Optional<Tenant> find(String tenantId) {
    return tenants.find(tenantId);
  }

  @Override
  public Optional<Begun> begun(String id) {
    Map<String, AttributeValue> item =
        client
            .getItem(request -> request.tableName(table).key(key(request(id))).consistentRead(true))
            .item();
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Begun(id, Attributes.text(item, "fingerprint"), Attributes.text(item, "owner")));
  }

  @Override
  public Page<Tenant> listed(PageRequest page) {
    Page<String> keys = listing.keys(TenantItems.ALL, page);
    return new Page<>(reader.read(keys.items()), keys.next());
  }

  @Override
  public boolean create(Tenant tenant, Optional<Begun> request) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(putNew(TenantItems.SCHEMA.itemToMap(tenant, true)));
    items.add(putNew(claim(schema(tenant), tenant.tenantId(), "")));
    items.add(sum.add(tenant.quota().concurrency()));
    request.ifPresent(
        begun ->
            items.add(putNew(claim(request(begun.id()), begun.tenantId(), begun.fingerprint()))));
    try {
      replies.write(items, Optional.empty());
      return true;
    } catch (ConditionFailedException e) {
      if (request.isPresent() && e.failedAt(3)) {
        return false;
      }
      if (e.failedAt(1)) {
        throw schemaTaken();
      }
      if (e.failedAt(2)) {
        throw sum.exhausted();
      }
      throw new IllegalStateException("a new identifier was in use", e);
    }
  }

  static ProblemException schemaTaken() {
    return new ProblemException(
        ProblemCode.SCHEMA_TAKEN, "Choose another name for the tenant's schema.");
  }

  @Override
  public boolean change(Tenant before, Tenant after, Optional<StoredReply> reply) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(putNext(before, after));
    int more = after.quota().concurrency() - before.quota().concurrency();
    if (more != 0) {
      items.add(sum.add(more));
    }
    reply.ifPresent(answer -> items.add(delete(request(answer.id()))));
    try {
      replies.write(items, reply);
      return true;
    } catch (ConditionFailedException e) {
      if (!e.failedAt(0) && more != 0 && e.failedAt(1)) {
        throw sum.exhausted();
      }
      return false;
    }
  }

  @Override
  public boolean bury(Tenant before, Tenant after) {
    try {
      replies.write(
          List.of(
              putNext(before, after),
              delete(schema(before)),
              sum.add(-before.quota().concurrency())),
          Optional.empty());
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  private TransactWriteItem putNew(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(tenant_id)"))
        .build();
  }

  private TransactWriteItem putNext(Tenant before, Tenant after) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(TenantItems.SCHEMA.itemToMap(after, true))
                    .conditionExpression("version = :before")
                    .expressionAttributeValues(Map.of(":before", Attributes.of(before.version()))))
        .build();
  }

  private TransactWriteItem delete(String key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table).key(key(key)))
        .build();
  }

  private static Map<String, AttributeValue> claim(String key, String owner, String fingerprint) {
    return Map.of(
        TenantItems.KEY,
        Attributes.of(key),
        "owner",
        Attributes.of(owner),
        "fingerprint",
        Attributes.of(fingerprint));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(TenantItems.KEY, Attributes.of(key));
  }

  private static String schema(Tenant tenant) {
    return "#schema " + tenant.schema();
  }

  private static String request(String id) {
    return "#request " + id;
  }
}
