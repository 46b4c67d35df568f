package dev.storehouse.query.tenants;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.Tenants;
import java.util.Optional;

/**
 * The records of tenants. Their schemas are all different, and their concurrency adds up to no more
 * than the warehouse takes. Implementations are thread-safe.
 */
interface TenantRegister extends Tenants {

  /**
   * A request that has begun to make a tenant and has not been answered.
   *
   * @param id who asked under which idempotency key
   * @param fingerprint of its body
   */
  record Begun(String id, String fingerprint, String tenantId) {}

  /** The request of this id, if it has begun and has not been answered. */
  Optional<Begun> begun(String id);

  /** The tenants that are not deleted, newest first. */
  Page<Tenant> listed(PageRequest page);

  /**
   * Enters a new tenant.
   *
   * @return false if its request has begun already
   * @throws ProblemException SCHEMA_TAKEN, CONCURRENCY_EXHAUSTED
   */
  boolean create(Tenant tenant, Optional<Begun> request);

  /**
   * Writes the next version of a tenant, and with it the answer of the request that it ends.
   *
   * @return false if it is not the version before any more
   * @throws ProblemException CONCURRENCY_EXHAUSTED
   */
  boolean change(Tenant before, Tenant after, Optional<StoredReply> reply);

  /**
   * Leaves of a tenant only that it was: its schema's name and its share are free again.
   *
   * @return false if it is not the version before any more
   */
  boolean bury(Tenant before, Tenant after);
}
