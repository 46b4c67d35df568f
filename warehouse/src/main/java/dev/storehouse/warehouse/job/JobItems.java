package dev.storehouse.warehouse.job;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.warehouse.session.SessionLease;
import dev.storehouse.warehouse.statement.Submission.BoundValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How jobs are stored. */
final class JobItems {

  static final String TENANT_INDEX = "tenant-index";
  static final String TENANT_STATUS_INDEX = "tenant-status-index";

  private record Tag(String name, String value) {}

  private static final TableSchema<BoundValue> PARAMETER =
      RecordSchema.of(
              BoundValue.class, item -> new BoundValue(item.text("name"), item.text("value")))
          .text("name", BoundValue::name)
          .text("value", BoundValue::value)
          .build();

  private static final TableSchema<Tag> TAG =
      RecordSchema.of(Tag.class, item -> new Tag(item.text("name"), item.text("value")))
          .text("name", Tag::name)
          .text("value", Tag::value)
          .build();

  static final TableSchema<QueryJob> SCHEMA =
      RecordSchema.of(QueryJob.class, JobItems::job)
          .text(
              DynamoJobTable.KEY,
              QueryJob::jobId,
              primaryPartitionKey(),
              secondarySortKey(List.of(TENANT_INDEX, TENANT_STATUS_INDEX)))
          .text("tenant_id", QueryJob::tenantId, secondaryPartitionKey(TENANT_INDEX))
          .text(
              "tenant_status",
              job -> tenantStatus(job.tenantId(), job.status()),
              secondaryPartitionKey(TENANT_STATUS_INDEX))
          .optionalText(
              "due_shard", JobItems::dueShard, secondaryPartitionKey(DynamoJobTable.DUE_INDEX))
          .optionalText("due", JobItems::due, secondarySortKey(DynamoJobTable.DUE_INDEX))
          .text("actor_id", QueryJob::actorId)
          .text("status", job -> job.status().name())
          .optionalText("sql", job -> job.text().original())
          .text("rendered", job -> job.text().rendered())
          .list("parameters", BoundValue.class, PARAMETER, job -> job.text().parameters())
          .integer("row_limit", job -> (long) job.shape().rowLimit())
          .integer("max_bytes", job -> (long) job.shape().maxBytes())
          .text("format", job -> job.shape().format().name())
          .integer("longest_seconds", job -> job.longest().toSeconds())
          .list("tags", Tag.class, TAG, JobItems::tags)
          .optionalText("saved_query", QueryJob::savedQuery)
          .instant("created_at", QueryJob::createdAt)
          .instant("attended_until", QueryJob::attendedUntil)
          .optionalInstant("started_at", QueryJob::startedAt)
          .optionalInstant("ended_at", QueryJob::endedAt)
          .optionalText("statement_id", QueryJob::statementId)
          .optionalInteger("session_slot", job -> job.lease().map(lease -> (long) lease.slot()))
          .optionalText("session_id", job -> job.lease().flatMap(SessionLease::sessionId))
          .optionalInteger("rows", job -> job.outcome().map(Outcome::rows))
          .optionalInteger("bytes", job -> job.outcome().map(Outcome::bytes))
          .optionalInteger(
              "duration_ms", job -> job.outcome().map(outcome -> outcome.duration().toMillis()))
          .optionalText(
              "truncated",
              job -> job.outcome().filter(Outcome::truncated).map(outcome -> "row_limit"))
          .optionalText("error", job -> error(job).map(SqlError::message))
          .optionalText("error_sqlstate", job -> error(job).flatMap(SqlError::sqlState))
          .optionalInteger(
              "error_offset", job -> error(job).flatMap(SqlError::offset).map(Integer::longValue))
          .integer("version", QueryJob::version)
          .integer("expires_at", job -> job.expiresAt().getEpochSecond())
          .build();

  private JobItems() {}

  static String tenantStatus(String tenantId, JobStatus status) {
    return tenantId + "#" + status.name();
  }

  private static Optional<String> due(QueryJob job) {
    return job.status().isTerminal()
        ? Optional.empty()
        : Optional.of(DynamoJobTable.due(job.dueAt(), job.jobId()));
  }

  private static Optional<String> dueShard(QueryJob job) {
    return job.status().isTerminal()
        ? Optional.empty()
        : Optional.of(DynamoJobTable.shardOf(job.jobId()));
  }

  private static List<Tag> tags(QueryJob job) {
    return job.tags().entrySet().stream()
        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
        .toList();
  }

  private static Optional<SqlError> error(QueryJob job) {
    return job.outcome().flatMap(Outcome::error);
  }

  private static QueryJob job(Draft item) {
    Map<String, String> tags = new LinkedHashMap<>();
    item.list("tags", Tag.class).forEach(tag -> tags.put(tag.name(), tag.value()));
    return new QueryJob(
        item.text(DynamoJobTable.KEY),
        item.text("tenant_id"),
        item.text("actor_id"),
        JobStatus.valueOf(item.text("status")),
        new QueryText(
            item.optionalText("sql"),
            item.text("rendered"),
            item.list("parameters", BoundValue.class)),
        new ResultShape(
            (int) item.integer("row_limit"),
            (int) item.integer("max_bytes"),
            ResultShape.Format.valueOf(item.text("format"))),
        Duration.ofSeconds(item.integer("longest_seconds")),
        tags,
        item.optionalText("saved_query"),
        item.instant("created_at"),
        item.instant("attended_until"),
        item.optionalInstant("started_at"),
        item.optionalInstant("ended_at"),
        item.optionalText("statement_id"),
        item.optionalInteger("session_slot")
            .map(slot -> new SessionLease(slot.intValue(), item.optionalText("session_id"))),
        outcome(item),
        item.integer("version"));
  }

  private static Optional<Outcome> outcome(Draft item) {
    return item.optionalInteger("rows")
        .map(
            rows ->
                new Outcome(
                    rows,
                    item.optionalInteger("bytes").orElse(0L),
                    Duration.ofMillis(item.optionalInteger("duration_ms").orElse(0L)),
                    item.optionalText("truncated").isPresent(),
                    item.optionalText("error")
                        .map(
                            message ->
                                new SqlError(
                                    message,
                                    item.optionalText("error_sqlstate"),
                                    item.optionalInteger("error_offset").map(Long::intValue)))));
  }
}
