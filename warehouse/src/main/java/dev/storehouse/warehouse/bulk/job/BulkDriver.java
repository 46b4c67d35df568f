package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.files.StoredFile;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.StatementRefusedException;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.UnknownStatementException;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Drives bulk jobs on, one step at a time, without waiting for the warehouse. The table's stream,
 * completion events, the sweeper and clients that abort all do it in this one way, as often as they
 * like and all at once: each step is written in place of the one before it, and each statement has
 * a client token of its own, so it happens once. Thread-safe.
 */
public final class BulkDriver {

  /** How many jobs of one tenant the warehouse works on at once. */
  public static final int MOST_RUNNING = 4;

  /** How long whoever prepares or finishes a stage has for it. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** A job has a dozen steps at the most; whatever is left is for the next who drives it. */
  private static final int MOST_STEPS = 20;

  private final BulkJobs jobs;
  private final Statements statements;
  private final Tenants tenants;
  private final Composer composer;
  private final Launcher launcher;
  private final Uploads uploads;
  private final Finisher finisher;
  private final Optional<Notifier> notifier;
  private final String owner;
  private final InstantSource clock;

  BulkDriver(
      BulkJobs jobs,
      Statements statements,
      Tenants tenants,
      Composer composer,
      Uploads uploads,
      Finisher finisher,
      Optional<Notifier> notifier,
      String owner,
      InstantSource clock) {
    this.jobs = jobs;
    this.statements = statements;
    this.tenants = tenants;
    this.composer = composer;
    this.launcher = new Launcher(statements, composer);
    this.uploads = uploads;
    this.finisher = finisher;
    this.notifier = notifier;
    this.owner = owner;
    this.clock = clock;
  }

  /**
   * Takes a job as far as it goes now.
   *
   * @return the job as it is then, as far as is known here
   */
  public BulkJob advance(BulkJob job) {
    BulkJob now = job;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<BulkJob> next = step(now);
      if (next.isEmpty()) {
        return now;
      }
      now = next.get();
    }
    return now;
  }

  /** The job after one step of ours; empty if there is none to take, or somebody else took it. */
  private Optional<BulkJob> step(BulkJob job) {
    return switch (job.state()) {
      case OPEN -> opened(job);
      case UPLOAD_COMPLETE -> waiting(job);
      case IN_PROGRESS -> running(job, job.run().orElseThrow());
      case JOB_COMPLETE, FAILED, ABORTED -> ended(job);
    };
  }

  private Optional<BulkJob> opened(BulkJob job) {
    boolean over = !now().isBefore(job.createdAt().plus(BulkJob.FILES_KEPT));
    return over || job.abortAsked() ? end(job, Verdict.aborted(), job.counts()) : Optional.empty();
  }

  private Optional<BulkJob> waiting(BulkJob job) {
    if (job.abortAsked()) {
      return end(job, Verdict.aborted(), job.counts());
    }
    BulkJob started = job.started(now());
    return jobs.start(started, MOST_RUNNING) ? Optional.of(started) : leftAlone(job);
  }

  /** Makes way in the sweeps for others, where a job can only wait; nobody needs to know of it. */
  private Optional<BulkJob> leftAlone(BulkJob job) {
    if (job.dueAt().filter(at -> at.isBefore(now())).isPresent()) {
      jobs.replace(job.due(dueLater()));
    }
    return Optional.empty();
  }

  private Optional<BulkJob> running(BulkJob job, Run run) {
    if (run.statementId().isEmpty()) {
      return launch(job, run);
    }
    try {
      Execution execution = statements.follow(run.statementId().get(), Duration.ZERO);
      return execution.state().isTerminal()
          ? finish(job, run, execution)
          : stopIfAsked(job, run, execution);
    } catch (UnknownStatementException e) {
      return written(job.at(run.again(), job.counts(), dueSoon()));
    }
  }

  /** A statement that is asked to end is looked at again when its event comes. */
  private Optional<BulkJob> stopIfAsked(BulkJob job, Run run, Execution execution) {
    if ((job.abortAsked() || isLate(job)) && run.verdict().isEmpty()) {
      statements.cancel(execution.statementId());
    }
    return leftAlone(job);
  }

  private Optional<BulkJob> launch(BulkJob job, Run run) {
    if (isHeld(run)) {
      return Optional.empty();
    }
    if (run.verdict().isEmpty() && isNotSubmitted(run)) {
      if (job.abortAsked()) {
        return giveUp(job, run, Verdict.aborted());
      }
      if (isLate(job)) {
        return giveUp(job, run, Verdict.late());
      }
    }
    Optional<Tenant> tenant =
        tenants.find(job.tenantId()).filter(found -> found.bulkSecretArn().isPresent());
    if (tenant.isEmpty()) {
      Verdict verdict = run.verdict().orElse(Verdict.failed("The tenant is not active."));
      return end(job, verdict, job.counts());
    }
    Optional<BulkJob> claimed = written(job.at(run.claimed(claim()), job.counts(), leaseEnd()));
    return claimed.flatMap(ours -> submit(ours, ours.run().orElseThrow(), tenant.get()));
  }

  /** Whoever had a claim may have submitted, but nobody does before the files are looked at. */
  private static boolean isNotSubmitted(Run run) {
    return run.claim().isEmpty() || (run.stage() == Stage.COPY && run.staged().isEmpty());
  }

  private boolean isLate(BulkJob job) {
    return !now().isBefore(job.deadline());
  }

  private Optional<BulkJob> submit(BulkJob job, Run run, Tenant tenant) {
    Optional<BulkJob> prepared;
    try {
      prepared = prepared(job, run);
    } catch (UnusableFilesException e) {
      return written(
          job.at(
              run.to(Stage.REPORT, Optional.of(Verdict.failed(e.reason()))),
              job.counts(),
              dueSoon()));
    }
    return prepared.flatMap(ready -> submitted(ready, ready.run().orElseThrow(), tenant));
  }

  /** A load begins with a look at its files; what they told is kept, for all stages to agree. */
  private Optional<BulkJob> prepared(BulkJob job, Run run) throws UnusableFilesException {
    if (run.stage() != Stage.COPY
        || !run.staged().isEmpty()
        || !(job.work() instanceof BulkWork.Load load)) {
      return Optional.of(job);
    }
    List<StoredFile> files = uploads.list(composer.place(job));
    List<StagedColumn> columns = uploads.prepare(composer.place(job), files, load, job.shape());
    Run told = run.with(columns, Uploads.versionOf(files));
    return written(job.at(told, job.counts(), leaseEnd()));
  }

  private Optional<BulkJob> submitted(BulkJob job, Run run, Tenant tenant) {
    try {
      Execution execution = launcher.launch(job, run, tenant);
      return written(job.at(run.submitted(execution.statementId()), job.counts(), dueLater()));
    } catch (StatementRefusedException e) {
      return giveUp(job, run, Verdict.failed("The warehouse did not take the statement."));
    }
  }

  private Optional<BulkJob> finish(BulkJob job, Run run, Execution execution) {
    if (isHeld(run)) {
      return Optional.empty();
    }
    return written(job.at(run.claimed(claim()), job.counts(), leaseEnd()))
        .flatMap(
            ours ->
                switch (finisher.finish(ours, run, execution, now())) {
                  case Finisher.Next.Ended(Verdict verdict, Counts counts) ->
                      end(ours, verdict, counts);
                  case Finisher.Next.Goes(Run point, Counts counts) ->
                      written(ours.at(point, counts, dueSoon()));
                });
  }

  /** Ends a job that is not to go on, once nothing of it is left in the warehouse. */
  private Optional<BulkJob> giveUp(BulkJob job, Run run, Verdict verdict) {
    Verdict first = run.verdict().orElse(verdict);
    boolean clears = job.work() instanceof BulkWork.Load && run.stage() != Stage.CLEAN;
    return clears
        ? written(job.at(run.to(Stage.CLEAN, Optional.of(first)), job.counts(), dueSoon()))
        : end(job, first, job.counts());
  }

  private Optional<BulkJob> end(BulkJob job, Verdict verdict, Counts counts) {
    BulkJob ended = job.ended(verdict, counts, now());
    if (!jobs.end(ended)) {
      return Optional.empty();
    }
    startNext(job.tenantId());
    return Optional.of(ended);
  }

  /**
   * Gives a free place to the job that waits the longest; its own change drives that on. What is
   * told of who waits may be of a moment ago.
   */
  private void startNext(String tenantId) {
    jobs.waiting(tenantId, MOST_RUNNING).stream()
        .flatMap(id -> jobs.find(id).stream())
        .filter(next -> next.state() == BulkState.UPLOAD_COMPLETE && !next.abortAsked())
        .findFirst()
        .ifPresent(next -> jobs.start(next.started(now()), MOST_RUNNING));
  }

  private Optional<BulkJob> ended(BulkJob job) {
    Optional<Notice> due =
        job.notice().filter(it -> it.next().filter(at -> !now().isBefore(at)).isPresent());
    return notifier.flatMap(teller -> due.flatMap(notice -> told(job, notice, teller)));
  }

  /** An attempt is announced first: of all who drive the job on, one makes it. */
  private Optional<BulkJob> told(BulkJob job, Notice notice, Notifier teller) {
    return written(job.noticed(notice.begun(leaseEnd())))
        .flatMap(ours -> written(ours.noticed(teller.tell(ours, notice))));
  }

  private Optional<BulkJob> written(BulkJob next) {
    return Optional.of(next).filter(jobs::replace);
  }

  private boolean isHeld(Run run) {
    return run.claim()
        .filter(claim -> !claim.owner().equals(owner) && now().isBefore(claim.until()))
        .isPresent();
  }

  private Claim claim() {
    return new Claim(owner, leaseEnd());
  }

  private Instant leaseEnd() {
    return now().plus(LEASE);
  }

  private Instant dueSoon() {
    return now();
  }

  private Instant dueLater() {
    return now().plus(BulkJob.LEFT_ALONE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
