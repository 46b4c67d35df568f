package dev.storehouse.warehouse.bulk.job;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.LineEnding;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.bulk.TableName;
import dev.storehouse.warehouse.bulk.job.BulkWork.TargetColumn;
import dev.storehouse.warehouse.job.DynamoJobTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How bulk jobs are stored. */
final class BulkItems {

  static final String TENANT_INDEX = "tenant-index";
  static final String TENANT_STATE_INDEX = "tenant-state-index";

  private record Mapping(String field, String column) {}

  private static final TableSchema<Mapping> MAPPING =
      RecordSchema.of(Mapping.class, item -> new Mapping(item.text("field"), item.text("column")))
          .text("field", Mapping::field)
          .text("column", Mapping::column)
          .build();

  private static final TableSchema<TargetColumn> COLUMN =
      RecordSchema.of(
              TargetColumn.class,
              item -> new TargetColumn(item.text("name"), item.text("type"), item.flag("nullable")))
          .text("name", TargetColumn::name)
          .text("type", TargetColumn::type)
          .flag("nullable", TargetColumn::nullable)
          .build();

  private static final TableSchema<StagedColumn> STAGED =
      RecordSchema.of(
              StagedColumn.class,
              item ->
                  new StagedColumn(
                      item.text("name"),
                      item.text("target"),
                      item.text("type"),
                      item.flag("nullable")))
          .text("name", StagedColumn::name)
          .text("target", StagedColumn::target)
          .text("type", StagedColumn::type)
          .flag("nullable", StagedColumn::nullable)
          .build();

  static final TableSchema<BulkJob> SCHEMA =
      RecordSchema.of(BulkJob.class, BulkItems::job)
          .text(
              DynamoJobTable.KEY,
              BulkJob::jobId,
              primaryPartitionKey(),
              secondarySortKey(List.of(TENANT_INDEX, TENANT_STATE_INDEX)))
          .text("tenant_id", BulkJob::tenantId, secondaryPartitionKey(TENANT_INDEX))
          .text(
              "tenant_state",
              job -> tenantState(job.tenantId(), job.state()),
              secondaryPartitionKey(TENANT_STATE_INDEX))
          .optionalText(
              "due_shard", BulkItems::dueShard, secondaryPartitionKey(DynamoJobTable.DUE_INDEX))
          .optionalText("due", BulkItems::due, secondarySortKey(DynamoJobTable.DUE_INDEX))
          .text("actor_id", BulkJob::actorId)
          .text("state", job -> job.state().name())
          .flag("abort_asked", BulkJob::abortAsked)
          .text("operation", job -> job.work().operation().name())
          .optionalText("query", job -> export(job).flatMap(BulkWork.Export::original))
          .optionalText("rendered", job -> export(job).map(BulkWork.Export::rendered))
          .optionalText("target_schema", job -> load(job).map(load -> load.target().schema()))
          .optionalText("target_name", job -> load(job).map(load -> load.target().name()))
          .list("columns", TargetColumn.class, COLUMN, job -> ofLoad(job, BulkWork.Load::columns))
          .optionalText("key", job -> load(job).flatMap(BulkWork.Load::key))
          .list("mappings", Mapping.class, MAPPING, job -> ofLoad(job, BulkItems::mappings))
          .optionalInteger("most_errors", job -> load(job).map(load -> (long) load.mostErrors()))
          .text("format", job -> job.shape().format().name())
          .text("compression", job -> job.shape().compression().name())
          .text("delimiter", job -> String.valueOf(job.shape().delimiter()))
          .text("line_ending", job -> job.shape().lineEnding().name())
          .integer("files", job -> job.counts().files())
          .integer("bytes", job -> job.counts().bytes())
          .integer("rows_processed", job -> job.counts().processed())
          .integer("rows_rejected", job -> job.counts().rejected())
          .integer("rows_changed", job -> job.counts().changed())
          .instant("created_at", BulkJob::createdAt)
          .optionalInstant("started_at", BulkJob::startedAt)
          .optionalInstant("ended_at", BulkJob::endedAt)
          .optionalText("stage", job -> job.stage().map(Stage::name))
          .optionalInteger("attempt", job -> job.run().map(run -> (long) run.attempt()))
          .optionalText("owner", job -> claim(job).map(Claim::owner))
          .optionalInstant("lease_until", job -> claim(job).map(Claim::until))
          .optionalText("statement_id", job -> job.run().flatMap(Run::statementId))
          .list(
              "staged",
              StagedColumn.class,
              STAGED,
              job -> job.run().map(Run::staged).orElse(List.of()))
          .optionalText("files_version", job -> job.run().flatMap(Run::files))
          .optionalText("verdict", job -> verdict(job).map(verdict -> verdict.state().name()))
          .optionalText("verdict_error", job -> verdict(job).flatMap(Verdict::error))
          .optionalText("error", BulkJob::error)
          .optionalText("notify_url", job -> job.notice().map(Notice::url))
          .optionalText("notify_key", job -> job.notice().map(Notice::key))
          .optionalText("notify_problem", job -> job.notice().flatMap(Notice::problem))
          .optionalInteger(
              "notify_attempts", job -> job.notice().map(note -> (long) note.attempts()))
          .optionalInstant("notify_at", job -> job.notice().flatMap(Notice::next))
          .flag("notified", job -> job.notice().map(Notice::delivered).orElse(false))
          .optionalInstant("due_at", BulkJob::dueAt)
          .integer("version", BulkJob::version)
          .integer("expires_at", job -> job.expiresAt().getEpochSecond())
          .build();

  private BulkItems() {}

  static String tenantState(String tenantId, BulkState state) {
    return tenantId + "#" + state.name();
  }

  private static Optional<String> due(BulkJob job) {
    return job.dueAt().map(at -> DynamoJobTable.due(at, job.jobId()));
  }

  private static Optional<String> dueShard(BulkJob job) {
    return job.dueAt().map(at -> DynamoJobTable.shardOf(job.jobId()));
  }

  private static Optional<BulkWork.Export> export(BulkJob job) {
    return job.work() instanceof BulkWork.Export export ? Optional.of(export) : Optional.empty();
  }

  private static Optional<BulkWork.Load> load(BulkJob job) {
    return job.work() instanceof BulkWork.Load load ? Optional.of(load) : Optional.empty();
  }

  private static <T> List<T> ofLoad(BulkJob job, Function<BulkWork.Load, List<T>> list) {
    return load(job).map(list).orElse(List.of());
  }

  private static List<Mapping> mappings(BulkWork.Load load) {
    return load.mappings().entrySet().stream()
        .map(entry -> new Mapping(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Optional<Claim> claim(BulkJob job) {
    return job.run().flatMap(Run::claim);
  }

  private static Optional<Verdict> verdict(BulkJob job) {
    return job.run().flatMap(Run::verdict);
  }

  private static BulkJob job(Draft item) {
    return new BulkJob(
        item.text(DynamoJobTable.KEY),
        item.text("tenant_id"),
        item.text("actor_id"),
        work(item),
        new FileShape(
            FileFormat.valueOf(item.text("format")),
            Compression.valueOf(item.text("compression")),
            item.text("delimiter").charAt(0),
            LineEnding.valueOf(item.text("line_ending"))),
        BulkState.valueOf(item.text("state")),
        item.flag("abort_asked"),
        new Counts(
            item.integer("files"),
            item.integer("bytes"),
            item.integer("rows_processed"),
            item.integer("rows_rejected"),
            item.integer("rows_changed")),
        item.instant("created_at"),
        item.optionalInstant("started_at"),
        item.optionalInstant("ended_at"),
        run(item),
        item.optionalText("error"),
        item.optionalText("notify_url")
            .map(
                url ->
                    new Notice(
                        url,
                        item.text("notify_key"),
                        item.optionalInteger("notify_attempts").orElse(0L).intValue(),
                        item.optionalInstant("notify_at"),
                        item.flag("notified"),
                        item.optionalText("notify_problem"))),
        item.optionalInstant("due_at"),
        item.integer("version"));
  }

  private static BulkWork work(Draft item) {
    BulkOperation operation = BulkOperation.valueOf(item.text("operation"));
    if (operation == BulkOperation.QUERY) {
      return new BulkWork.Export(item.optionalText("query"), item.text("rendered"));
    }
    Map<String, String> mappings = new LinkedHashMap<>();
    item.list("mappings", Mapping.class)
        .forEach(mapping -> mappings.put(mapping.field(), mapping.column()));
    return new BulkWork.Load(
        operation,
        new TableName(item.text("target_schema"), item.text("target_name")),
        item.list("columns", TargetColumn.class),
        item.optionalText("key"),
        mappings,
        (int) item.integer("most_errors"));
  }

  private static Optional<Run> run(Draft item) {
    return item.optionalText("stage")
        .map(
            stage ->
                new Run(
                    Stage.valueOf(stage),
                    (int) item.integer("attempt"),
                    item.optionalText("owner")
                        .map(owner -> new Claim(owner, item.instant("lease_until"))),
                    item.optionalText("statement_id"),
                    item.list("staged", StagedColumn.class),
                    item.optionalText("files_version"),
                    item.optionalText("verdict")
                        .map(
                            state ->
                                new Verdict(
                                    BulkState.valueOf(state),
                                    item.optionalText("verdict_error")))));
  }
}
