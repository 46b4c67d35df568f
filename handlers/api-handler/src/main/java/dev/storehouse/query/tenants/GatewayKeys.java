package dev.storehouse.query.tenants;

/**
 * The keys by which the gateway counts each tenant's requests against its usage plan. They are no
 * credentials: the authorizer names them. Implementations are thread-safe.
 */
public interface GatewayKeys {

  /** What the value of a tenant's key begins with; its id follows. */
  String VALUE_PREFIX = "storehouse-usage-";

  /** Makes the tenant's key and adds it to the usage plan, as far as that is not done. */
  void ensure(String tenantId);

  /** Removes the tenant's key, if there is one. */
  void remove(String tenantId);
}
