package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.FileShape;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that moves rows in files. Immutable: each step makes the next one, to be written in place
 * of the one before it.
 *
 * @param jobId begins with {@code blk_}; also the name of its statements
 * @param actorId the user or API key that made it
 * @param abortAsked whether it is to end before its time
 * @param startedAt when it got its place in the warehouse
 * @param run where it stands while it is in progress, and stood at its end; empty before that
 * @param error why it failed
 * @param dueAt when the sweeper is to look at it; empty when never
 * @param version 1 at first, one more with every step
 */
public record BulkJob(
    String jobId,
    String tenantId,
    String actorId,
    BulkWork work,
    FileShape shape,
    BulkState state,
    boolean abortAsked,
    Counts counts,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Run> run,
    Optional<String> error,
    Optional<Notice> notice,
    Optional<Instant> dueAt,
    long version) {

  /** What every job's id begins with. */
  public static final String ID_PREFIX = "blk_";

  /** How long files can be uploaded, and results fetched: as long as the bucket keeps them. */
  public static final Duration FILES_KEPT = Duration.ofDays(7);

  /** How long a job can be asked for after it was made. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** How long its statements may take together. */
  public static final Duration LONGEST = Duration.ofHours(6);

  /** How long a job is left to events before the sweeper looks at it. */
  static final Duration LEFT_ALONE = Duration.ofSeconds(60);

  /** A job that has not begun. */
  public static BulkJob create(
      String jobId,
      String tenantId,
      String actorId,
      BulkWork work,
      FileShape shape,
      Optional<Notice> notice,
      Instant now) {
    boolean open = work instanceof BulkWork.Load;
    return new BulkJob(
        jobId,
        tenantId,
        actorId,
        work,
        shape,
        open ? BulkState.OPEN : BulkState.UPLOAD_COMPLETE,
        false,
        Counts.NONE,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        notice,
        Optional.of(now.plus(open ? FILES_KEPT : LEFT_ALONE)),
        1);
  }

  /** When its statements have taken too long. */
  Instant deadline() {
    return startedAt.orElse(createdAt).plus(LONGEST);
  }

  /** When nothing needs to know of it any more. */
  Instant expiresAt() {
    return createdAt.plus(KEPT);
  }

  /** The stage it is in. */
  public Optional<Stage> stage() {
    return run.map(Run::stage);
  }

  /** The job with all its files. */
  public BulkJob uploaded(long files, long bytes, Instant now) {
    return next()
        .state(BulkState.UPLOAD_COMPLETE)
        .counts(counts.withFiles(files, bytes))
        .due(now.plus(LEFT_ALONE))
        .make();
  }

  /** The job that is to be aborted. */
  public BulkJob asked(Instant now) {
    return next().abortAsked().due(now).make();
  }

  /** The job in the warehouse. */
  BulkJob started(Instant now) {
    Stage first = work instanceof BulkWork.Export ? Stage.UNLOAD : Stage.COPY;
    return next()
        .state(BulkState.IN_PROGRESS)
        .startedAt(now)
        .run(Run.first(first))
        .due(now.plus(LEFT_ALONE))
        .make();
  }

  /** The job at another point of its run. */
  BulkJob at(Run point, Counts now, Instant due) {
    return next().run(point).counts(now).due(due).make();
  }

  /** The job where it is, to be looked at by then. */
  BulkJob due(Instant at) {
    return next().due(at).make();
  }

  /** The job at its end. */
  BulkJob ended(Verdict verdict, Counts last, Instant now) {
    Next next = next().state(verdict.state()).counts(last).endedAt(now).error(verdict.error());
    return notice.isPresent()
        ? next.notice(notice.get().due(now)).due(now).make()
        : next.notDue().make();
  }

  /** The job with what became of its notice. */
  BulkJob noticed(Notice after) {
    Next next = next().notice(after);
    return after.next().map(next::due).orElseGet(next::notDue).make();
  }

  private Next next() {
    return new Next(this);
  }

  /** What differs in the next version. Not thread-safe. */
  private static final class Next {

    private final BulkJob before;
    private BulkState state;
    private boolean abortAsked;
    private Counts counts;
    private Optional<Instant> startedAt;
    private Optional<Instant> endedAt;
    private Optional<Run> run;
    private Optional<String> error;
    private Optional<Notice> notice;
    private Optional<Instant> dueAt;

    Next(BulkJob before) {
      this.before = before;
      this.state = before.state;
      this.abortAsked = before.abortAsked;
      this.counts = before.counts;
      this.startedAt = before.startedAt;
      this.endedAt = before.endedAt;
      this.run = before.run;
      this.error = before.error;
      this.notice = before.notice;
      this.dueAt = before.dueAt;
    }

    Next state(BulkState value) {
      state = value;
      return this;
    }

    Next abortAsked() {
      abortAsked = true;
      return this;
    }

    Next counts(Counts value) {
      counts = value;
      return this;
    }

    Next startedAt(Instant value) {
      startedAt = Optional.of(value);
      return this;
    }

    Next endedAt(Instant value) {
      endedAt = Optional.of(value);
      return this;
    }

    Next run(Run value) {
      run = Optional.of(value);
      return this;
    }

    Next error(Optional<String> value) {
      error = value;
      return this;
    }

    Next notice(Notice value) {
      notice = Optional.of(value);
      return this;
    }

    Next due(Instant value) {
      dueAt = Optional.of(value);
      return this;
    }

    Next notDue() {
      dueAt = Optional.empty();
      return this;
    }

    BulkJob make() {
      return new BulkJob(
          before.jobId,
          before.tenantId,
          before.actorId,
          before.work,
          before.shape,
          state,
          abortAsked,
          counts,
          before.createdAt,
          startedAt,
          endedAt,
          run,
          error,
          notice,
          dueAt,
          before.version + 1);
    }
  }
}
