package dev.storehouse.warehouse.job;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.storehouse.warehouse.session.SessionLease;
import dev.storehouse.warehouse.session.Sessions;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.Execution.Figures;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes the ends of jobs. Whoever comes second finds the job ended, and changes nothing.
 * Thread-safe.
 */
final class Settlement {

  private final Jobs jobs;
  private final Statements statements;
  private final Sessions sessions;
  private final InstantSource clock;
  private final BiConsumer<String, RuntimeException> failures;
  private final Consumer<String> placeFree;

  /**
   * Makes a settlement.
   *
   * @param placeFree told of a tenant that has a free place, and jobs that wait for one
   */
  Settlement(
      Jobs jobs,
      Statements statements,
      Sessions sessions,
      InstantSource clock,
      BiConsumer<String, RuntimeException> failures,
      Consumer<String> placeFree) {
    this.failures = failures;
    this.placeFree = placeFree;
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
    QueryJob ended =
        job.ended(status, clock.instant().truncatedTo(MILLIS), outcome, job.statementId());
    // The session is idle from now on whoever writes the end; the two need not wait for each other.
    Optional<Thread> release =
        ended.lease().map(lease -> Thread.ofVirtual().start(() -> release(ended, lease)));
    Ending ending = jobs.end(ended);
    release.ifPresent(Settlement::await);
    if (ending == Ending.OTHERS_WAIT) {
      placeFree.accept(ended.tenantId());
    }
    return ending == Ending.SUPERSEDED ? afterAll(job, status, outcome, ended) : ended;
  }

  /**
   * Somebody has written a step meanwhile, such as the statement's id. That does not change how a
   * statement ended, so its end is written in place of that step. Without a statement the job goes
   * the way that somebody else has taken it.
   */
  private QueryJob afterAll(QueryJob job, JobStatus status, Outcome outcome, QueryJob ended) {
    QueryJob now = jobs.find(job.jobId()).orElse(ended);
    boolean ranAndIsOpen = job.statementId().isPresent() && now.status() == job.status();
    return ranAndIsOpen && now.version() > job.version()
        ? end(job.asVersion(now.version()), status, outcome)
        : now;
  }

  /** A lease that cannot be given back ends by itself. */
  private void release(QueryJob job, SessionLease lease) {
    try {
      sessions.release(job.tenantId(), lease, job.jobId());
    } catch (RuntimeException e) {
      failures.accept(job.jobId(), e);
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
