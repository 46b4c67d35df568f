package dev.storehouse.query.jobs;

import dev.storehouse.warehouse.job.JobStatus;
import dev.storehouse.warehouse.job.Outcome;
import dev.storehouse.warehouse.job.QueryJob;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes jobs as JSON documents. */
final class JobDocuments {

  private JobDocuments() {}

  /** A job without its rows. */
  static Map<String, Object> of(QueryJob job) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("job_id", job.jobId());
    document.put("status", job.status().name());
    // The SQL of a saved query is for those who may read saved queries.
    document.put("sql", job.savedQuery().isPresent() ? null : job.text().original().orElse(null));
    document.put("saved_query", job.savedQuery().orElse(null));
    document.put("submitted_by", job.actorId());
    document.put("tags", job.tags());
    document.put("limit", job.shape().rowLimit());
    document.put("format", job.shape().format().name().toLowerCase(Locale.ROOT));
    document.put("statement_timeout_seconds", job.longest().toSeconds());
    document.put("created_at", job.createdAt().toString());
    document.put("started_at", text(job.startedAt()));
    document.put("ended_at", text(job.endedAt()));
    document.put("queue_time_ms", queueTime(job));
    document.put(
        "execution_time_ms",
        job.outcome().map(outcome -> outcome.duration().toMillis()).orElse(null));
    document.put("row_count", rows(job));
    document.put("truncated", job.outcome().map(Outcome::truncated).orElse(false));
    document.put("query_id", job.statementId().orElse(null));
    boolean failed = job.status() == JobStatus.FAILED || job.status() == JobStatus.TIMED_OUT;
    document.put("error", failed ? SqlProblems.error(job) : null);
    document.put("results_url", hasRows(job) ? "/v1/jobs/" + job.jobId() + "/results" : null);
    return known(document);
  }

  /** A waiting job with its place among its tenant's. */
  static Map<String, Object> of(QueryJob job, int queuePosition) {
    Map<String, Object> document = of(job);
    if (queuePosition > 0) {
      document.put("queue_position", queuePosition);
    }
    return document;
  }

  static boolean hasRows(QueryJob job) {
    return job.status() == JobStatus.COMPLETED;
  }

  /** How long a job waited for its place, in milliseconds. */
  static long queueTime(QueryJob job) {
    return job.startedAt()
        .map(start -> Math.max(0, Duration.between(job.createdAt(), start).toMillis()))
        .orElse(0L);
  }

  private static @Nullable Long rows(QueryJob job) {
    return hasRows(job) ? job.outcome().map(Outcome::rows).orElse(0L) : null;
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  /** What is not known is left out. */
  private static Map<String, Object> known(Map<String, @Nullable Object> document) {
    Map<String, Object> known = new LinkedHashMap<>();
    document.forEach(
        (name, value) -> {
          if (value != null) {
            known.put(name, value);
          }
        });
    return known;
  }
}
