package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.tenant.Tenant;

/**
 * Everything of a tenant outside its record: secrets, database users, grants, the gateway's key.
 * Each step looks at what there is, so that all of it can be repeated. Thread-safe.
 */
final class Provisioning {

  private final TenantSecrets secrets;
  private final WarehouseAccess access;
  private final GatewayKeys gatewayKeys;

  Provisioning(TenantSecrets secrets, WarehouseAccess access, GatewayKeys gatewayKeys) {
    this.secrets = secrets;
    this.access = access;
    this.gatewayKeys = gatewayKeys;
  }

  /** Makes all of it what the record says; the tenant with its secrets. */
  Tenant apply(Tenant tenant) {
    TenantSecrets.Held queries = secrets.ensure(tenant, TenantUser.QUERIES);
    TenantSecrets.Held bulk = secrets.ensure(tenant, TenantUser.BULK);
    access.apply(tenant, queries.password(), bulk.password());
    gatewayKeys.ensure(tenant.tenantId());
    return tenant.withSecrets(queries.arn(), bulk.arn());
  }

  /**
   * Removes all of it.
   *
   * @return whether the tenant's schema is gone too
   */
  boolean remove(Tenant tenant, boolean contentsToo) {
    gatewayKeys.remove(tenant.tenantId());
    boolean schemaDropped = access.withdraw(tenant, contentsToo);
    secrets.remove(tenant);
    return schemaDropped;
  }
}
