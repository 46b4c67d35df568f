package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.SharedRelation;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How tenants look in JSON. */
final class TenantDocuments {

  private TenantDocuments() {}

  static Map<String, Object> of(Tenant tenant) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tenant_id", tenant.tenantId());
    document.put("name", tenant.name());
    document.put("status", tenant.status().wireName());
    document.put("pending", tenant.changingUntil().isPresent());
    document.put("schema", tenant.schema());
    document.put("database_user", tenant.databaseUser());
    tenant.secretArn().ifPresent(arn -> document.put("secret_arn", arn));
    document.put("quota", of(tenant.quota()));
    document.put("shared", tenant.shared().stream().map(TenantDocuments::of).toList());
    document.put("functions", tenant.functions().stream().sorted().toList());
    document.put("reads_store", tenant.readsStore());
    document.put("created_at", tenant.createdAt().toString());
    document.put("updated_at", tenant.updatedAt().toString());
    document.put("version", tenant.version());
    return document;
  }

  /** Of a tenant that is gone. */
  static Map<String, Object> ofDeleted(Tenant tenant, boolean schemaDropped) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tenant_id", tenant.tenantId());
    document.put("status", "deleted");
    document.put("schema", tenant.schema());
    document.put("schema_dropped", schemaDropped);
    return document;
  }

  private static Map<String, Object> of(Quota quota) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("concurrency", quota.concurrency());
    document.put("queue_depth", quota.queueDepth());
    document.put("sessions", quota.sessions());
    document.put("submissions_at_once", quota.submissionsAtOnce());
    document.put("submissions_per_second", quota.submissionsPerSecond());
    document.put("longest_seconds", quota.longestSeconds());
    return document;
  }

  private static Map<String, Object> of(SharedRelation relation) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", relation.schema());
    document.put("table", relation.name());
    document.put("owner_column", relation.ownerColumn());
    return document;
  }
}
