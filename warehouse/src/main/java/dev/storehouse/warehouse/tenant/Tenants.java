package dev.storehouse.warehouse.tenant;

import java.util.Optional;

/** The tenants there are. Implementations are thread-safe. */
@FunctionalInterface
public interface Tenants {

  /** The tenant of this id, whatever its status, as it is now. */
  Optional<Tenant> find(String tenantId);
}
