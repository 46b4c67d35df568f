package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.session.SessionLease;
import dev.storehouse.warehouse.session.Sessions;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.SessionLostException;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import dev.storehouse.warehouse.statement.Submission.SessionUse;
import java.time.Duration;
import java.util.Optional;

/**
 * Submits the statements of jobs. The job's id is the client token: whoever submits it, and however
 * often, the warehouse runs it once. Thread-safe.
 */
final class Launcher {

  private final Statements statements;
  private final Sessions sessions;
  private final Jobs jobs;

  Launcher(Statements statements, Sessions sessions, Jobs jobs) {
    this.statements = statements;
    this.sessions = sessions;
    this.jobs = jobs;
  }

  /** A job and how its statement stands. */
  record Launched(QueryJob job, Execution execution) {}

  /**
   * Submits a running job's statement, or finds it.
   *
   * @return the job, with its statement on record unless that has ended; empty if somebody else has
   *     driven the job on meanwhile
   */
  Optional<Launched> launch(QueryJob job, String secretArn, Duration wait) {
    Submission submission = submission(job, secretArn);
    try {
      return recorded(job, statements.submit(submission, wait));
    } catch (SessionLostException e) {
      job.lease().ifPresent(lease -> sessions.drop(job.tenantId(), lease, job.jobId()));
      QueryJob alone = job.withoutSession();
      return jobs.replace(alone)
          ? recorded(alone, statements.submit(submission.withoutSession(), wait))
          : Optional.empty();
    }
  }

  private Optional<Launched> recorded(QueryJob job, Execution execution) {
    Optional<SessionLease> lease =
        job.lease().map(held -> execution.sessionId().map(held::with).orElse(held));
    QueryJob submitted = job.submitted(execution.statementId(), lease);
    if (execution.state().isTerminal()) {
      // Its end is written next, and in the place of the same version.
      return Optional.of(new Launched(submitted.asVersion(job.version()), execution));
    }
    return jobs.replace(submitted)
        ? Optional.of(new Launched(submitted, execution))
        : Optional.empty();
  }

  private static Submission submission(QueryJob job, String secretArn) {
    SessionUse session =
        job.lease()
            .map(
                lease ->
                    lease
                        .sessionId()
                        .<SessionUse>map(id -> new SessionUse.Reuse(id, Sessions.KEPT_ALIVE))
                        .orElseGet(() -> new SessionUse.Open(Sessions.KEPT_ALIVE)))
            .orElseGet(SessionUse.None::new);
    return new Submission(
        job.text().rendered(),
        job.text().parameters(),
        job.jobId(),
        job.jobId(),
        secretArn,
        session);
  }
}
