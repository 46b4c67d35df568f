package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.warehouse.job.DynamoJobTable;
import dev.storehouse.warehouse.job.DynamoShares;
import dev.storehouse.warehouse.job.DynamoUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Bulk jobs in their table, with the tables of shares and usage that change with them. Thread-safe.
 */
public final class DynamoBulkJobs implements BulkJobs {

  private final DynamoJobTable<BulkJob> table;
  private final KeyIndex ofTenant;
  private final KeyIndex ofTenantByState;
  private final DynamoShares shares;
  private final DynamoUsage usage;

  public DynamoBulkJobs(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      DynamoShares shares,
      DynamoUsage usage,
      Transactions transactions,
      InstantSource clock) {
    this.table =
        new DynamoJobTable<>(
            client, enhanced, tableName, BulkItems.SCHEMA, BulkJob::version, transactions, clock);
    this.ofTenant = table.index(BulkItems.TENANT_INDEX, "tenant_id");
    this.ofTenantByState = table.index(BulkItems.TENANT_STATE_INDEX, "tenant_state");
    this.shares = shares;
    this.usage = usage;
  }

  @Override
  public Optional<BulkJob> find(String jobId) {
    return table.find(jobId);
  }

  /** What makes a job, to be written with the reply to the request that asked for it. */
  public List<TransactWriteItem> create(BulkJob job) {
    return List.of(table.create(job));
  }

  @Override
  public boolean replace(BulkJob next) {
    return table.written(List.of(table.inPlace(next)));
  }

  @Override
  public boolean start(BulkJob started, int most) {
    return table.written(
        List.of(
            table.inPlace(started), shares.take(owner(started.tenantId()), started.jobId(), most)));
  }

  @Override
  public boolean end(BulkJob ended) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(table.inPlace(ended));
    items.add(shares.giveBack(owner(ended.tenantId()), ended.jobId()));
    ended.startedAt().ifPresent(start -> items.add(use(ended, start)));
    return table.written(items);
  }

  private TransactWriteItem use(BulkJob ended, Instant start) {
    Instant end = ended.endedAt().orElse(start);
    return usage.add(
        ended.tenantId(),
        ended.actorId(),
        end,
        new DynamoUsage.Use(
            ended.state() != BulkState.JOB_COMPLETE,
            ended.counts().processed(),
            ended.counts().bytes(),
            Duration.between(start, end)));
  }

  /** Whether the warehouse works on a job of this tenant. */
  public boolean anyRuns(String tenantId) {
    return !shares.read(owner(tenantId)).running().isEmpty();
  }

  /** A tenant's bulk jobs have places of their own, beside those of its queries. */
  private static String owner(String tenantId) {
    return "bulk " + tenantId;
  }

  @Override
  public Page<BulkJob> list(String tenantId, Optional<BulkState> state, PageRequest page) {
    Page<String> keys =
        state.isPresent()
            ? ofTenantByState.keys(BulkItems.tenantState(tenantId, state.get()), page)
            : ofTenant.keys(tenantId, page);
    // The index lags: a job that has moved on since does not have the state asked for.
    return new Page<>(
        table.read(keys.items()).stream()
            .filter(job -> state.map(job.state()::equals).orElse(true))
            .toList(),
        keys.next());
  }

  @Override
  public List<String> waiting(String tenantId, int most) {
    return table.ids(
        BulkItems.TENANT_STATE_INDEX,
        "tenant_state = :state",
        Map.of(":state", Attributes.of(BulkItems.tenantState(tenantId, BulkState.UPLOAD_COMPLETE))),
        most);
  }

  @Override
  public List<String> due(Instant now) {
    return table.due(now);
  }
}
