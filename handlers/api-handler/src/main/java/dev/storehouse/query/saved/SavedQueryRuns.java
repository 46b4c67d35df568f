package dev.storehouse.query.saved;

import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.query.jobs.QuerySpec;
import dev.storehouse.throttle.Permit;

/** What runs queries. Implementations are thread-safe. */
@FunctionalInterface
public interface SavedQueryRuns {

  /** The answer to a request that wants this run: rows, or the job to ask for them. */
  Response run(Request request, QuerySpec query, Permit permit);
}
