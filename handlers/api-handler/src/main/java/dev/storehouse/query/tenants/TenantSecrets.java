package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.tenant.Tenant;

/** The secrets with the tenants' database passwords. Implementations are thread-safe. */
interface TenantSecrets {

  /** A secret and what is in it. */
  record Held(String arn, DatabasePassword password) {}

  /** The tenant's secret, which is made with a random password if there is none. */
  Held ensure(Tenant tenant);

  /** Lets the secret of a tenant go; it can be restored for some days. */
  void remove(Tenant tenant);
}
