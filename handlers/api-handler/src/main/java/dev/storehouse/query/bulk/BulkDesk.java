package dev.storehouse.query.bulk;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.query.catalog.Catalogues;
import dev.storehouse.query.catalog.TableColumn;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.query.guard.RowCap;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.query.jobs.SqlProblems;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.bulk.TableName;
import dev.storehouse.warehouse.bulk.job.BulkDriver;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkState;
import dev.storehouse.warehouse.bulk.job.BulkWork;
import dev.storehouse.warehouse.bulk.job.BulkWork.TargetColumn;
import dev.storehouse.warehouse.bulk.job.Counts;
import dev.storehouse.warehouse.bulk.job.DynamoBulkJobs;
import dev.storehouse.warehouse.bulk.job.Exports;
import dev.storehouse.warehouse.bulk.job.Notice;
import dev.storehouse.warehouse.bulk.job.Stage;
import dev.storehouse.warehouse.tenant.Tenant;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes bulk jobs in, on and back. Thread-safe. */
final class BulkDesk {

  /** How often a change is tried that others got in the way of. */
  private static final int ATTEMPTS = 5;

  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DynamoBulkJobs jobs;
  private final BulkDriver driver;
  private final TenantGuard guard;
  private final Catalogues catalogues;
  private final UploadedFiles uploads;
  private final Exports exports;
  private final DynamoReplies replies;
  private final Identifiers identifiers;
  private final InstantSource clock;

  BulkDesk(
      DynamoBulkJobs jobs,
      BulkDriver driver,
      TenantGuard guard,
      Catalogues catalogues,
      UploadedFiles uploads,
      Exports exports,
      DynamoReplies replies,
      Identifiers identifiers,
      InstantSource clock) {
    this.jobs = jobs;
    this.driver = driver;
    this.guard = guard;
    this.catalogues = catalogues;
    this.uploads = uploads;
    this.exports = exports;
    this.replies = replies;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * A job as it is asked for, not yet written.
   *
   * @throws ProblemException SQL_ERROR, VALIDATION_FAILED if there is no such table or column
   */
  BulkJob draft(BulkSpec spec, Tenant tenant, String actorId) {
    return BulkJob.create(
        identifiers.next(BulkJob.ID_PREFIX),
        tenant.tenantId(),
        actorId,
        spec.query().isPresent() ? export(spec.query().get(), tenant) : load(spec, tenant),
        spec.shape(),
        spec.webhook().map(url -> Notice.to(url, newKey())),
        now());
  }

  private BulkWork export(String query, Tenant tenant) {
    return switch (guard.check(tenant, query, List.of(), new RowCap.Unlimited())) {
      case Verdict.Refused refused -> throw SqlProblems.refused(refused.refusal()).asException();
      case Verdict.Accepted accepted -> new BulkWork.Export(Optional.of(query), accepted.sql());
    };
  }

  private BulkWork load(BulkSpec spec, Tenant tenant) {
    String object = spec.object().orElseThrow().toLowerCase(Locale.ROOT);
    String name = object.substring(object.indexOf('.') + 1);
    String schema =
        object.indexOf('.') < 0 ? tenant.schema() : object.substring(0, object.indexOf('.'));
    List<TargetColumn> columns =
        (schema.equals(tenant.schema())
                ? catalogues.ownTable(tenant, name)
                : Optional.<List<TableColumn>>empty())
                .orElseThrow(
                    () ->
                        invalid(
                            "object",
                            "UNKNOWN_TABLE",
                            "There is no table %s in schema %s, which is the one you can write."
                                .formatted(name, tenant.schema())))
                .stream()
                .map(
                    column -> new TargetColumn(column.name(), column.declared(), column.nullable()))
                .toList();
    columns.forEach(BulkDesk::checkWritable);
    spec.key().ifPresent(key -> checkColumn("external_id_field", key, columns));
    spec.mappings()
        .forEach((field, column) -> checkColumn("column_mappings." + field, column, columns));
    return new BulkWork.Load(
        spec.operation(),
        new TableName(schema, name),
        columns,
        spec.key(),
        spec.mappings(),
        spec.mostErrors());
  }

  /** Tables with names or types that no load can be composed for are not written by halves. */
  private static void checkWritable(TargetColumn column) {
    try {
      new StagedColumn(column.name(), column.name(), column.type(), column.nullable());
    } catch (IllegalArgumentException e) {
      throw invalid(
          "object",
          "UNSUPPORTED_COLUMN",
          "The table's column \"%s\" has a name or type that loads do not support."
              .formatted(column.name()));
    }
  }

  private static void checkColumn(String field, String name, List<TargetColumn> columns) {
    if (columns.stream().noneMatch(column -> column.name().equals(name))) {
      throw invalid(field, "UNKNOWN_COLUMN", "The table has no column %s.".formatted(name));
    }
  }

  static ProblemException invalid(String field, String code, String message) {
    return Problem.validation(List.of(new FieldError(field, code, message))).asException();
  }

  /** Writes a job with the reply to the request that asks for it. */
  void create(BulkJob job, Optional<StoredReply> reply) {
    try {
      replies.write(jobs.create(job), reply);
    } catch (ConditionFailedException e) {
      throw new IllegalStateException("a new job's id was in use", e);
    }
  }

  /**
   * A tenant's job, as it is now.
   *
   * @throws ProblemException JOB_NOT_FOUND
   */
  BulkJob find(String jobId, String tenantId) {
    return Optional.of(jobId)
        .filter(Identifiers::isPlausible)
        .flatMap(jobs::find)
        .filter(job -> job.tenantId().equals(tenantId))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.JOB_NOT_FOUND, "GET /v1/bulk/jobs lists the jobs of the tenant."));
  }

  /** A job whose files are all there. Said twice, it is the same. */
  BulkJob uploaded(BulkJob job) {
    BulkJob now = job;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (now.state() != BulkState.OPEN || now.abortAsked()) {
        return now;
      }
      UploadSum sum = uploads.sum(now);
      BulkJob next = now.uploaded(sum.files(), sum.bytes(), now());
      if (jobs.replace(next)) {
        return next;
      }
      now = find(job.jobId(), job.tenantId());
    }
    throw contention();
  }

  /** A job that is to end before its time; what comes back tells how it stands. */
  BulkJob abort(BulkJob job) {
    BulkJob asked = job;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (asked.state().isTerminal()) {
        return asked;
      }
      BulkJob next = asked.abortAsked() ? asked : asked.asked(now());
      if (asked.abortAsked() || jobs.replace(next)) {
        return driver.advance(jobs.find(next.jobId()).orElse(next));
      }
      asked = find(job.jobId(), job.tenantId());
    }
    throw contention();
  }

  private static ProblemException contention() {
    return Problem.of(ProblemCode.CONTENTION, "Ask again in a moment.")
        .withHeader("Retry-After", "1")
        .asException();
  }

  /** How far a job has come: of an export that is under way, the files that are there already. */
  Counts countsOf(BulkJob job) {
    return job.state() == BulkState.IN_PROGRESS
        ? job.run()
            .filter(run -> run.stage() == Stage.UNLOAD)
            .map(run -> exports.soFar(uploads.place(job), run.attempt()))
            .orElse(job.counts())
        : job.counts();
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
