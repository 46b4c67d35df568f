package dev.storehouse.warehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The sessions that tenants keep open in the warehouse, each lent to one job at a time and never to
 * another tenant. Implementations are thread-safe. Losing a lease costs time, never correctness:
 * the warehouse runs one statement at a time in a session and refuses a second.
 */
public interface Sessions {

  /** How long a session stays open after its last statement. */
  Duration KEPT_ALIVE = Duration.ofMinutes(10);

  /**
   * A turn for a job, if there is a place.
   *
   * @param most how many sessions the tenant may keep
   * @param until when the turn ends by itself, should the job be forgotten
   */
  Optional<SessionLease> lease(String tenantId, int most, String jobId, Instant until);

  /**
   * A session whose turn has ended here and that is open still, as far as is known without asking.
   * Whoever gets it has to take it in the write that starts the job; nobody else here gets it.
   *
   * @param most how many sessions the tenant may keep
   */
  Optional<SessionLease> idle(String tenantId, int most);

  /** Ends a job's turn; the session stays open for the next one. */
  void release(String tenantId, SessionLease lease, String jobId);

  /** Ends a job's turn with a session that is gone. */
  void drop(String tenantId, SessionLease lease, String jobId);
}
