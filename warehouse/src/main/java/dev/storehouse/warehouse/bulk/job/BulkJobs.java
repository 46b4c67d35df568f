package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bulk jobs. Every write is in place of the version before it: one of two who write the same
 * step loses. Implementations are thread-safe.
 */
public interface BulkJobs {

  /** The job of this id, as it is now. */
  Optional<BulkJob> find(String jobId);

  /** Writes the next version, unless somebody has meanwhile. */
  boolean replace(BulkJob next);

  /**
   * Writes a job's start with its place in the warehouse.
   *
   * @param most how many of a tenant's run at once
   * @return false if there is no place, or somebody has written the job meanwhile
   */
  boolean start(BulkJob started, int most);

  /** Writes a job's end and gives its place back, unless somebody has written it meanwhile. */
  boolean end(BulkJob ended);

  /** A tenant's jobs, the newest first. */
  Page<BulkJob> list(String tenantId, Optional<BulkState> state, PageRequest page);

  /** The ids of a tenant's jobs that wait for a place, at most so many, the oldest first. */
  List<String> waiting(String tenantId, int most);

  /** The ids of the jobs that the sweeper is to look at, at most 1000, the longest due first. */
  List<String> due(Instant now);
}
