package dev.storehouse.warehouse.tenant;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tenants as they were not long ago, so that a statement does not cost a read of its tenant.
 * Thread-safe.
 */
public final class TenantDirectory implements Tenants {

  /** How old an answer may be. */
  public static final Duration LONGEST_AGE = Duration.ofSeconds(10);

  private record Read(Tenant tenant, Instant at) {}

  private final Tenants tenants;
  private final InstantSource clock;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  public TenantDirectory(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The tenant of this id; who is not found is asked for again each time. */
  @Override
  public Optional<Tenant> find(String tenantId) {
    Instant now = clock.instant();
    Read known = read.get(tenantId);
    if (known != null && now.isBefore(known.at().plus(LONGEST_AGE))) {
      return Optional.of(known.tenant());
    }
    Optional<Tenant> found = tenants.find(tenantId);
    found.ifPresentOrElse(
        tenant -> read.put(tenantId, new Read(tenant, now)), () -> read.remove(tenantId));
    return found;
  }
}
