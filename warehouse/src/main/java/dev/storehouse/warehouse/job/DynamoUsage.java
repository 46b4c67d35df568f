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
    Instant now = job.endedAt().orElse(job.createdAt());
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(
                        Map.of(
                            "tenant_id", Attributes.of(job.tenantId()),
                            "day_and_actor", Attributes.of(day + "#" + job.actorId())))
                    .updateExpression(
                        "ADD statements :one, failures :failed, #rows :rows, #bytes :bytes,"
                            + " milliseconds :time SET expires_at = :expires")
                    .expressionAttributeNames(Map.of("#rows", "rows", "#bytes", "bytes"))
                    .expressionAttributeValues(
                        Map.of(
                            ":one", Attributes.of(1),
                            ":failed", Attributes.of(job.status() == JobStatus.COMPLETED ? 0 : 1),
                            ":rows", Attributes.of(outcome.rows()),
                            ":bytes", Attributes.of(outcome.bytes()),
                            ":time", Attributes.of(outcome.duration().toMillis()),
                            ":expires", Attributes.of(now.plus(KEPT).getEpochSecond()))))
        .build();
  }
}
