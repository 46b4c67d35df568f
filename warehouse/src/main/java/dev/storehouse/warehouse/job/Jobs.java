package dev.storehouse.warehouse.job;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.warehouse.tenant.Quota;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The jobs there are, each step of them written only in place of the one before it. Implementations
 * are thread-safe.
 */
public interface Jobs {

  /** The job of this id, as it is now. */
  Optional<QueryJob> find(String jobId);

  /** How a tenant's share of the warehouse is used right now. */
  Share share(String tenantId);

  /**
   * Gives a waiting job its place in the warehouse.
   *
   * @param started the job as it is from then on
   * @return false if it does not wait any more, or there is no place
   */
  boolean start(QueryJob started, Quota quota);

  /**
   * Writes a step that neither takes nor gives back a place.
   *
   * @return false if the job has gone another way meanwhile
   */
  boolean replace(QueryJob next);

  /**
   * Writes a job's end, gives back its place, and adds what it took to its tenant's usage: all of
   * it or nothing.
   */
  Ending end(QueryJob ended);

  /**
   * A tenant's jobs, the newest first.
   *
   * @param createdAfter leaves out those from before, if given
   */
  Page<QueryJob> list(
      String tenantId,
      Optional<JobStatus> status,
      Optional<Instant> createdAfter,
      PageRequest page);

  /** The ids of the jobs that the sweeper is to look at, at most 1000, the longest due first. */
  List<String> due(Instant now);
}
