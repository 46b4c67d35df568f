package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.tenant.Tenant;

/** The secrets with the tenants' database passwords. Implementations are thread-safe. */
interface TenantSecrets {

  /** A secret and what is in it. */
  record Held(String arn, DatabasePassword password) {}

  /** The secret of a user, which is made with a random password if there is none. */
  Held ensure(Tenant tenant, TenantUser user);

  /** Lets the secrets of a tenant go; they can be restored for some days. */
  void remove(Tenant tenant);
}
