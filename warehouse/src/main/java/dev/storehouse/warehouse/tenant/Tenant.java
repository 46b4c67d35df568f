package dev.storehouse.warehouse.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A party whose SQL runs in the warehouse, as a database user of its own.
 *
 * @param tenantId begins with {@code ten_}
 * @param name for people
 * @param schema the schema of the warehouse that is its own
 * @param databaseUser as whom its statements run; no two tenants share one
 * @param secretArn the secret with that user's password; empty until it is made
 * @param shared what it reads of relations that are not its own
 * @param functions user-defined functions that its statements may call, by name in lower case
 * @param version 1 at first, one more with every change
 */
public record Tenant(
    String tenantId,
    String name,
    TenantStatus status,
    String schema,
    String databaseUser,
    Optional<String> secretArn,
    Quota quota,
    List<SharedRelation> shared,
    Set<String> functions,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  public Tenant {
    shared = List.copyOf(shared);
    functions = Set.copyOf(functions);
  }

  /** Whether its callers may use it. */
  public boolean isActive() {
    return status == TenantStatus.ACTIVE;
  }
}
