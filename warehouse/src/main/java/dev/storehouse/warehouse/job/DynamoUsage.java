package dev.storehouse.warehouse.job;

import dev.storehouse.shared.tables.Attributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What tenants have used, in its table: an item for each tenant, day (UTC) and user or key, added
 * to in the very transaction that ends a job, so that each job counts once. Thread-safe.
 */
public final class DynamoUsage {

  /** How long usage is kept. */
  public static final Duration KEPT = Duration.ofDays(400);

  private final String table;

  public DynamoUsage(String table) {
    this.table = table;
  }

  /** Adds what a job took that has ended. */
  TransactWriteItem add(QueryJob job) {
    Outcome outcome = job.outcome().orElse(Outcome.NOTHING);
    return add(
        job.tenantId(),
        job.actorId(),
        job.endedAt().orElse(job.createdAt()),
        new Use(
            job.status() != JobStatus.COMPLETED,
            outcome.rows(),
            outcome.bytes(),
            outcome.duration()));
  }

  /**
   * What one job took.
   *
   * @param rows that it gave, read or wrote
   * @param bytes of them
   */
  public record Use(boolean failed, long rows, long bytes, Duration duration) {}

  /** Adds one job of a user or key to the day on which it ended. */
  public TransactWriteItem add(String tenantId, String actorId, Instant end, Use use) {
    LocalDate day = LocalDate.ofInstant(end, ZoneOffset.UTC);
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(
                        Map.of(
                            "tenant_id", Attributes.of(tenantId),
                            "day_and_actor", Attributes.of(day + "#" + actorId)))
                    .updateExpression(
                        "ADD statements :one, failures :failed, #rows :rows, #bytes :bytes,"
                            + " milliseconds :time SET expires_at = :expires")
                    .expressionAttributeNames(Map.of("#rows", "rows", "#bytes", "bytes"))
                    .expressionAttributeValues(
                        Map.of(
                            ":one", Attributes.of(1),
                            ":failed", Attributes.of(use.failed() ? 1 : 0),
                            ":rows", Attributes.of(use.rows()),
                            ":bytes", Attributes.of(use.bytes()),
                            ":time", Attributes.of(use.duration().toMillis()),
                            ":expires", Attributes.of(end.plus(KEPT).getEpochSecond()))))
        .build();
  }
}
