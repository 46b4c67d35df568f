package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.session.SessionLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One statement of one tenant, from submission to its end. Immutable: each step makes the next one,
 * to be written in place of the one before it.
 *
 * @param jobId begins with {@code job_}; also the statement's client token and name
 * @param actorId the user or API key that submitted it
 * @param longest how long its statement may run
 * @param tags the caller's own, for the caller's own use
 * @param savedQuery the name of the saved query that it runs, if it does
 * @param attendedUntil how long the request that submitted it waits for it, and will write its end
 * @param startedAt when it got its place in the warehouse
 * @param statementId the warehouse's id of its statement, once that is recorded
 * @param lease the place of a kept session that it has
 * @param outcome what came of it; empty until it has ended
 * @param version 1 at first, one more with every step
 */
public record QueryJob(
    String jobId,
    String tenantId,
    String actorId,
    JobStatus status,
    QueryText text,
    ResultShape shape,
    Duration longest,
    Map<String, String> tags,
    Optional<String> savedQuery,
    Instant createdAt,
    Instant attendedUntil,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> statementId,
    Optional<SessionLease> lease,
    Optional<Outcome> outcome,
    long version) {

  /** What every job's id begins with. */
  public static final String ID_PREFIX = "job_";

  /** How long a result can be read after the end: what the Data API keeps it. */
  public static final Duration RESULT_KEPT = Duration.ofHours(24);

  /** How long a job can be asked for after it was made. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** How long a job waits for its place. */
  public static final Duration LONGEST_QUEUED = Duration.ofHours(1);

  /** How long a job is left to those who wait for it before the sweeper looks at it. */
  static final Duration LEFT_ALONE = Duration.ofSeconds(60);

  public QueryJob {
    tags = Map.copyOf(tags);
  }

  /** Whether the request that submitted it still waits, and will see its statement's end. */
  public boolean isAttended(Instant now) {
    return now.isBefore(attendedUntil);
  }

  /** When a job that has not ended is over: its wait for a place, or its statement. */
  public Instant deadline() {
    return startedAt.map(start -> start.plus(longest)).orElse(createdAt.plus(LONGEST_QUEUED));
  }

  /** When the sweeper is to look at a job that has not ended. */
  Instant dueAt() {
    Instant unattended = startedAt.orElse(createdAt).plus(LEFT_ALONE);
    return unattended.isBefore(deadline()) ? unattended : deadline();
  }

  /** When nothing needs to know of it any more. */
  Instant expiresAt() {
    return createdAt.plus(KEPT);
  }

  /** The job with its place in the warehouse. */
  public QueryJob started(Instant now, Optional<SessionLease> newLease) {
    return step(
        JobStatus.RUNNING, Optional.of(now), Optional.empty(), statementId, newLease, outcome);
  }

  /** The job with its statement on record. */
  public QueryJob submitted(String newStatementId, Optional<SessionLease> newLease) {
    return step(status, startedAt, endedAt, Optional.of(newStatementId), newLease, outcome);
  }

  /** The job without a kept session. */
  public QueryJob withoutSession() {
    return step(status, startedAt, endedAt, statementId, Optional.empty(), outcome);
  }

  /** The job at its end. */
  public QueryJob ended(JobStatus end, Instant now, Outcome result, Optional<String> statement) {
    return step(end, startedAt, Optional.of(now), statement, lease, Optional.of(result));
  }

  /** The same, as if this were its version: for a step that is not written on its own. */
  QueryJob asVersion(long other) {
    return new QueryJob(
        jobId,
        tenantId,
        actorId,
        status,
        text,
        shape,
        longest,
        tags,
        savedQuery,
        createdAt,
        attendedUntil,
        startedAt,
        endedAt,
        statementId,
        lease,
        outcome,
        other);
  }

  private QueryJob step(
      JobStatus newStatus,
      Optional<Instant> newStartedAt,
      Optional<Instant> newEndedAt,
      Optional<String> newStatementId,
      Optional<SessionLease> newLease,
      Optional<Outcome> newOutcome) {
    return new QueryJob(
        jobId,
        tenantId,
        actorId,
        newStatus,
        text,
        shape,
        longest,
        tags,
        savedQuery,
        createdAt,
        attendedUntil,
        newStartedAt,
        newEndedAt,
        newStatementId,
        newLease,
        newOutcome,
        version + 1);
  }
}
