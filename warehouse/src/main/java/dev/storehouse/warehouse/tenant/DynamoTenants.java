package dev.storehouse.warehouse.tenant;

import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/** Tenants in their table. Thread-safe. */
public final class DynamoTenants implements Tenants {

  private final DynamoDbTable<Tenant> table;

  public DynamoTenants(DynamoDbEnhancedClient enhanced, String tableName) {
    this.table = enhanced.table(tableName, TenantItems.SCHEMA);
  }

  @Override
  public Optional<Tenant> find(String tenantId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(tenantId).build()).consistentRead(true)));
  }
}
