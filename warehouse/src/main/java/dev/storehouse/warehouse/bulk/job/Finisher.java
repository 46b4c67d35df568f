package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.job.SqlError;
import dev.storehouse.warehouse.statement.Batch;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a stage's statement has come to, and says how the job goes on. Thread-safe. */
final class Finisher {

  /** How often a statement is begun anew that failed for no fault of its own. */
  private static final int MOST_ATTEMPTS = 5;

  private static final String UNDEFINED_TABLE = "42P01";

  /** What a statement is told that has waited for another to drop its table. */
  private static final Pattern DROPPED_MEANWHILE =
      Pattern.compile(
          "dropped by concurrent transaction|could not open relation", Pattern.CASE_INSENSITIVE);

  private static final Pattern REJECTED =
      Pattern.compile("stl_load_errors|sys_load_error_detail", Pattern.CASE_INSENSITIVE);

  private final Statements statements;
  private final Exports exports;
  private final Uploads uploads;
  private final RejectedRows rejectedRows;
  private final Composer composer;

  Finisher(
      Statements statements,
      Exports exports,
      Uploads uploads,
      RejectedRows rejectedRows,
      Composer composer) {
    this.statements = statements;
    this.exports = exports;
    this.uploads = uploads;
    this.rejectedRows = rejectedRows;
    this.composer = composer;
  }

  /** How a job goes on. */
  sealed interface Next {

    /** It has ended. */
    record Ended(Verdict verdict, Counts counts) implements Next {}

    /** It goes on from here. */
    record Goes(Run point, Counts counts) implements Next {}
  }

  /** What becomes of a job whose stage's statement has ended. Writes the files that it leaves. */
  Next finish(BulkJob job, Run run, Execution execution, Instant now) {
    return switch (execution.state()) {
      case FINISHED -> finished(job, run, execution);
      case FAILED -> failed(job, run, SqlError.of(execution.error().orElse("It failed.")));
      case ABORTED -> stopped(job, run, aborted(job, now));
      case RUNNING -> throw new IllegalArgumentException("a statement that runs");
    };
  }

  private Next finished(BulkJob job, Run run, Execution execution) {
    return switch (run.stage()) {
      case UNLOAD ->
          new Next.Ended(Verdict.complete(), exports.counts(composer.place(job), run.attempt()));
      case COPY -> copied(job, run, execution);
      case REPORT -> reported(job, run, execution);
      case APPLY -> new Next.Ended(Verdict.complete(), applied(job, execution));
      case CLEAN -> new Next.Ended(run.verdict().orElseThrow(), job.counts());
    };
  }

  private Next copied(BulkJob job, Run run, Execution execution) {
    List<@Nullable Object> row =
        statements
            .result(Batch.part(execution.statementId(), Composer.COUNT), Optional.empty())
            .rows()
            .getFirst();
    long rows = number(row.getFirst());
    Counts counts = job.counts().withRows(rows, 0);
    BulkWork.Load load = (BulkWork.Load) job.work();
    Optional<Verdict> verdict = changedFiles(job, run).or(() -> repeatedKeys(load, rows, row));
    Stage next =
        load.mostErrors() > 0 ? Stage.REPORT : verdict.isPresent() ? Stage.CLEAN : Stage.APPLY;
    return new Next.Goes(run.to(next, verdict), counts);
  }

  /** Upload links outlive UploadComplete: what was loaded is to be what was looked at. */
  private Optional<Verdict> changedFiles(BulkJob job, Run run) {
    String version = Uploads.versionOf(uploads.list(composer.place(job)));
    return run.files()
        .filter(before -> !before.equals(version))
        .map(_ -> Verdict.failed("The files were changed after UploadComplete."));
  }

  private static Optional<Verdict> repeatedKeys(
      BulkWork.Load load, long rows, List<@Nullable Object> counted) {
    return load.key()
        .filter(_ -> number(counted.get(2)) < rows)
        .map(
            key ->
                Verdict.failed(
                    "%d rows of the files have a %s that another of them has, too."
                        .formatted(rows - number(counted.get(2)), key)));
  }

  private Next reported(BulkJob job, Run run, Execution execution) {
    JobFiles place = composer.place(job);
    long rejected =
        rejectedRows.write(
            place,
            job.shape(),
            run.staged(),
            execution.statementId(),
            run.verdict().flatMap(Verdict::error));
    Counts counts = job.counts().withRows(job.counts().processed() + rejected, rejected);
    return new Next.Goes(
        run.to(run.verdict().isPresent() ? Stage.CLEAN : Stage.APPLY, run.verdict()), counts);
  }

  private Counts applied(BulkJob job, Execution execution) {
    List<Long> parts = statements.rowsOfParts(execution.statementId());
    return job.counts()
        .withChanged(
            parts.stream().limit(Math.max(0, parts.size() - 1)).mapToLong(Long::longValue).sum());
  }

  private static Next failed(BulkJob job, Run run, SqlError error) {
    if (run.stage() == Stage.APPLY && isWithoutStaged(job, error)) {
      // Only the change itself drops the table beside the target: another statement has done it.
      Counts counts = job.counts();
      return new Next.Ended(
          Verdict.complete(), counts.withChanged(counts.processed() - counts.rejected()));
    }
    boolean again = error.isPassing() || DROPPED_MEANWHILE.matcher(error.message()).find();
    if (again && run.attempt() < MOST_ATTEMPTS) {
      return new Next.Goes(run.again(), job.counts());
    }
    return stopped(job, run, Verdict.failed(words(job, error)));
  }

  /** Its name has the job's id in it, which no table of a tenant's has. */
  private static boolean isWithoutStaged(BulkJob job, SqlError error) {
    return error.sqlState().filter(UNDEFINED_TABLE::equals).isPresent()
        && error.message().contains(job.jobId());
  }

  /** The warehouse names tables that clients do not see. */
  private static String words(BulkJob job, SqlError error) {
    return job.work() instanceof BulkWork.Load load && REJECTED.matcher(error.message()).find()
        ? "More than %d rows could not be loaded; failed-results tells which, and why."
            .formatted(load.mostErrors())
        : error.message();
  }

  private static Next stopped(BulkJob job, Run run, Verdict verdict) {
    Verdict first = run.verdict().orElse(verdict);
    return switch (run.stage()) {
      case UNLOAD, CLEAN -> new Next.Ended(first, job.counts());
      case COPY ->
          new Next.Goes(
              run.to(
                  first.state() == BulkState.FAILED ? Stage.REPORT : Stage.CLEAN,
                  Optional.of(first)),
              job.counts());
      case REPORT, APPLY -> new Next.Goes(run.to(Stage.CLEAN, Optional.of(first)), job.counts());
    };
  }

  private static Verdict aborted(BulkJob job, Instant now) {
    if (job.abortAsked()) {
      return Verdict.aborted();
    }
    return now.isBefore(job.deadline())
        ? Verdict.failed("The statement was cancelled in the warehouse.")
        : Verdict.late();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
