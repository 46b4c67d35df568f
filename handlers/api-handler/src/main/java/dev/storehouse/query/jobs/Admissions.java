package dev.storehouse.query.jobs;

import dev.storehouse.idempotency.ReplyTakenException;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.throttle.Permit;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.tenant.Quota;
import java.util.Optional;

/** Lets new jobs in. Implementations are thread-safe. */
interface Admissions {

  /**
   * Writes a job with its place in the warehouse, if one is free and nobody waits for it; or as one
   * that waits; or, where too many wait, not at all.
   *
   * @param permit of the request, taken with the first write
   * @param reply written together with the job, so that the same request finds it again
   * @throws ProblemException RATE_LIMITED if there is no token
   * @throws ReplyTakenException if the same request came first
   */
  Admission admit(
      QueryJob running, QueryJob queued, Quota quota, Permit permit, Optional<StoredReply> reply);

  /**
   * The same, and in the same write takes the session of {@code running}, which it has not leased.
   *
   * @return empty, and nothing is written, if that session is another's or closed
   */
  Optional<Admission> admitWithSession(
      QueryJob running, QueryJob queued, Quota quota, Permit permit, Optional<StoredReply> reply);
}
