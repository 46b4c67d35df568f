package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.session.Sessions;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.StatementRefusedException;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.UnknownStatementException;
import dev.storehouse.warehouse.statement.WarehouseBusyException;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Drives jobs on, one step at a time. Callers who wait, completion events and the sweeper all do it
 * in this one way, as often as they like and all at once: each step is written in place of the one
 * before it, so it happens once. Thread-safe.
 */
public final class JobDriver {

  private static final SqlError FORGOTTEN =
      new SqlError(
          "The warehouse does not know the statement any more. Submit it again.",
          Optional.empty(),
          Optional.empty());
  private static final SqlError NOT_TAKEN =
      new SqlError(
          "The warehouse did not take the statement.", Optional.of("08000"), Optional.empty());
  private static final SqlError NO_TENANT =
      new SqlError("The tenant is not active.", Optional.of("28000"), Optional.empty());

  private final Jobs jobs;
  private final Statements statements;
  private final Tenants tenants;
  private final InstantSource clock;
  private final BiConsumer<String, RuntimeException> failures;
  private final Launcher launcher;
  private final Settlement settlement;
  private final Dispatcher dispatcher;

  /**
   * Makes a driver.
   *
   * @param failures told, with the job's id, of what went wrong and will be tried again
   */
  public JobDriver(
      Jobs jobs,
      Statements statements,
      Sessions sessions,
      Tenants tenants,
      InstantSource clock,
      BiConsumer<String, RuntimeException> failures) {
    this.jobs = jobs;
    this.statements = statements;
    this.tenants = tenants;
    this.clock = clock;
    this.failures = failures;
    this.launcher = new Launcher(statements, sessions, jobs);
    this.settlement = new Settlement(jobs, statements, sessions, clock, failures, this::dispatch);
    this.dispatcher = new Dispatcher(jobs, sessions, launcher, clock, failures);
  }

  /**
   * Takes a job as far as it goes now.
   *
   * @param wait how long to wait for its statement's end, if it runs; whole seconds count
   */
  public Step advance(QueryJob job, Duration wait) {
    return switch (job.status()) {
      case QUEUED -> {
        QueryJob now = queued(job);
        yield now.status() == JobStatus.RUNNING ? running(now, wait) : Step.of(now);
      }
      case RUNNING -> running(job, wait);
      case COMPLETED, FAILED, CANCELLED, TIMED_OUT -> Step.of(job);
    };
  }

  /**
   * Ends a job before its time, if it has not ended by itself: what comes back tells.
   *
   * @return the job as it is now; still running where the warehouse has not got round to it
   */
  public QueryJob cancel(QueryJob job) {
    return switch (job.status()) {
      case QUEUED -> settlement.end(job, JobStatus.CANCELLED, Outcome.NOTHING);
      case RUNNING -> aborted(job);
      case COMPLETED, FAILED, CANCELLED, TIMED_OUT -> job;
    };
  }

  private QueryJob queued(QueryJob job) {
    if (!clock.instant().isBefore(job.deadline())) {
      return settlement.end(job, JobStatus.TIMED_OUT, Outcome.NOTHING);
    }
    dispatch(job.tenantId());
    QueryJob now = jobs.find(job.jobId()).orElse(job);
    if (now.status() == JobStatus.QUEUED) {
      lookAhead(now);
    }
    return now;
  }

  /**
   * Whoever waits for the first in the line looks whether the oldest of those who run has ended: so
   * the line moves on at once, not with the event or the next sweep.
   */
  private void lookAhead(QueryJob waiting) {
    Share share = jobs.share(waiting.tenantId());
    if (share.positionOf(waiting.jobId()) == 1 && !share.running().isEmpty()) {
      jobs.find(share.running().first())
          .filter(job -> job.status() == JobStatus.RUNNING)
          .ifPresent(job -> running(job, Duration.ZERO));
    }
  }

  private Step running(QueryJob job, Duration wait) {
    Duration left = Duration.between(clock.instant(), job.deadline());
    if (!left.isPositive()) {
      return Step.of(aborted(job));
    }
    Duration within = wait.compareTo(left) < 0 ? wait : left;
    Instant begin = clock.instant();
    try {
      Optional<Launcher.Launched> launched = launched(job, within);
      if (launched.isEmpty()) {
        return Step.of(jobs.find(job.jobId()).orElse(job));
      }
      QueryJob now = launched.get().job();
      Execution execution = launched.get().execution();
      if (!execution.state().isTerminal()) {
        return Step.of(now);
      }
      return settlement.settle(now, execution, Duration.between(begin, clock.instant()));
    } catch (WarehouseBusyException e) {
      failures.accept(job.jobId(), e);
      return Step.of(job);
    } catch (UnknownStatementException e) {
      failures.accept(job.jobId(), e);
      return Step.of(settlement.end(job, JobStatus.FAILED, Outcome.failed(FORGOTTEN)));
    } catch (StatementRefusedException e) {
      failures.accept(job.jobId(), e);
      return Step.of(settlement.end(job, JobStatus.FAILED, Outcome.failed(NOT_TAKEN)));
    }
  }

  private Optional<Launcher.Launched> launched(QueryJob job, Duration wait) {
    if (job.statementId().isPresent()) {
      return Optional.of(
          new Launcher.Launched(job, statements.follow(job.statementId().get(), wait)));
    }
    Optional<String> secret =
        tenants.find(job.tenantId()).filter(Tenant::isActive).flatMap(Tenant::secretArn);
    if (secret.isEmpty()) {
      settlement.end(job, JobStatus.FAILED, Outcome.failed(NO_TENANT));
      return Optional.empty();
    }
    return launcher.launch(job, secret.get(), wait);
  }

  /** Cancels the statement, then writes down how it has really ended. */
  private QueryJob aborted(QueryJob job) {
    try {
      Optional<Launcher.Launched> launched = launched(job, Duration.ZERO);
      if (launched.isEmpty()) {
        return jobs.find(job.jobId()).orElse(job);
      }
      QueryJob now = launched.get().job();
      Execution execution = launched.get().execution();
      if (!execution.state().isTerminal()) {
        statements.cancel(execution.statementId());
        execution = statements.follow(execution.statementId(), Duration.ofSeconds(1));
      }
      return settlement.settle(now, execution, Duration.ZERO).job();
    } catch (UnknownStatementException e) {
      failures.accept(job.jobId(), e);
      return settlement.end(job, JobStatus.FAILED, Outcome.failed(FORGOTTEN));
    } catch (StatementRefusedException e) {
      failures.accept(job.jobId(), e);
      return settlement.end(job, JobStatus.FAILED, Outcome.failed(NOT_TAKEN));
    }
  }

  /** Gives a tenant's free places to those of its jobs that wait for one. */
  private void dispatch(String tenantId) {
    try {
      tenants.find(tenantId).filter(Tenant::isActive).ifPresent(dispatcher::dispatch);
    } catch (RuntimeException e) {
      failures.accept(tenantId, e);
    }
  }
}
