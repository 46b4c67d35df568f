package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.session.Sessions;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.Execution.Figures;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Writes the ends of jobs. Whoever comes second finds the job ended, and changes nothing.
 * Thread-safe.
 */
final class Settlement {

  private final Jobs jobs;
  private final Statements statements;
  private final Sessions sessions;
  private final InstantSource clock;

  Settlement(Jobs jobs, Statements statements, Sessions sessions, InstantSource clock) {
    this.jobs = jobs;
    this.statements = statements;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Ends the job of a statement that has ended.
   *
   * @param elapsed how long the statement took as far as the caller has seen, for where the
   *     warehouse has not told
   */
  Step settle(QueryJob job, Execution execution, Duration elapsed) {
    return switch (execution.state()) {
      case FINISHED -> completed(job, execution, elapsed);
      case FAILED -> failed(job, execution);
      case ABORTED -> Step.of(end(job, aborted(job), outcomeOf(execution, Optional.empty())));
      case RUNNING -> Step.of(job);
    };
  }

  /** Ends a job, whatever its statement does. */
  QueryJob end(QueryJob job, JobStatus status, Outcome outcome) {
    QueryJob ended = job.ended(status, clock.instant(), outcome, job.statementId());
    if (!jobs.end(ended)) {
      return jobs.find(job.jobId()).orElse(ended);
    }
    ended.lease().ifPresent(lease -> sessions.release(ended.tenantId(), lease, ended.jobId()));
    return ended;
  }

  private Step completed(QueryJob job, Execution execution, Duration elapsed) {
    Optional<ResultPage> first =
        execution.hasResult() && execution.figures().isEmpty()
            ? Optional.of(statements.result(execution.statementId(), Optional.empty()))
            : Optional.empty();
    Figures figures = figures(execution, first, elapsed);
    int limit = job.shape().rowLimit();
    Outcome outcome =
        new Outcome(
            Math.min(figures.rows(), limit),
            figures.bytes(),
            figures.duration(),
            figures.rows() > limit,
            Optional.empty());
    return new Step(end(job, JobStatus.COMPLETED, outcome), first);
  }

  private Figures figures(Execution execution, Optional<ResultPage> first, Duration elapsed) {
    if (execution.figures().isPresent()) {
      return execution.figures().get();
    }
    if (first.isEmpty() || first.get().next().isEmpty()) {
      return new Figures(
          first.map(ResultPage::totalRows).orElse(0L),
          first.map(ResultPage::bytes).orElse(0L),
          elapsed);
    }
    return statements
        .follow(execution.statementId(), Duration.ZERO)
        .figures()
        .orElseThrow(() -> new IllegalStateException("a finished statement without figures"));
  }

  private Step failed(QueryJob job, Execution execution) {
    SqlError error = SqlError.of(execution.error().orElse("The statement failed."));
    JobStatus status = error.isTimeout() ? JobStatus.TIMED_OUT : JobStatus.FAILED;
    return Step.of(end(job, status, outcomeOf(execution, Optional.of(error))));
  }

  private static Outcome outcomeOf(Execution execution, Optional<SqlError> error) {
    Duration duration = execution.figures().map(Figures::duration).orElse(Duration.ZERO);
    return new Outcome(0, 0, duration, false, error);
  }

  /** A statement is aborted when its time is over, or when somebody asked for it. */
  private JobStatus aborted(QueryJob job) {
    Instant now = clock.instant();
    return now.isBefore(job.deadline()) ? JobStatus.CANCELLED : JobStatus.TIMED_OUT;
  }
}
