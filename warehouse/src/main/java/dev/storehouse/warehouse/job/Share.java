package dev.storehouse.warehouse.job;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a tenant has in the warehouse, and what waits for it.
 *
 * @param running the jobs that have a place
 * @param waiting the jobs that wait for one, the first to come first
 */
public record Share(SortedSet<String> running, SortedSet<String> waiting) {

  public Share {
    running = new TreeSet<>(running);
    waiting = new TreeSet<>(waiting);
  }

  /** How many go first before this job, 1 for the next one; 0 if it does not wait. */
  public int positionOf(String jobId) {
    return waiting.contains(jobId) ? waiting.headSet(jobId).size() + 1 : 0;
  }
}
