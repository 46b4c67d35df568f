package dev.storehouse.warehouse.job;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.tenant.Quota;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Jobs in their table, with the tables of shares and usage that change with them. Thread-safe. */
public final class DynamoJobs implements Jobs {

  private final DynamoJobTable<QueryJob> table;
  private final KeyIndex ofTenant;
  private final KeyIndex ofTenantByStatus;
  private final DynamoShares shares;
  private final DynamoUsage usage;
  private final Transactions transactions;

  public DynamoJobs(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      DynamoShares shares,
      DynamoUsage usage,
      Transactions transactions,
      InstantSource clock) {
    this.table =
        new DynamoJobTable<>(
            client, enhanced, tableName, JobItems.SCHEMA, QueryJob::version, transactions, clock);
    this.ofTenant = table.index(JobItems.TENANT_INDEX, "tenant_id");
    this.ofTenantByStatus = table.index(JobItems.TENANT_STATUS_INDEX, "tenant_status");
    this.shares = shares;
    this.usage = usage;
    this.transactions = transactions;
  }

  @Override
  public Optional<QueryJob> find(String jobId) {
    return table.find(jobId);
  }

  @Override
  public Share share(String tenantId) {
    return shares.read(tenantId);
  }

  /**
   * What makes a job that has its place at once. The second item's condition does not hold where
   * there is none.
   */
  public List<TransactWriteItem> begin(QueryJob running, Quota quota) {
    return List.of(table.create(running), shares.enter(running, quota));
  }

  /** What makes a job that waits. The second item's condition does not hold where too many do. */
  public List<TransactWriteItem> enqueue(QueryJob queued, Quota quota) {
    return List.of(table.create(queued), shares.join(queued, quota));
  }

  @Override
  public boolean start(QueryJob started, Quota quota) {
    return table.written(List.of(table.inPlace(started), shares.advance(started, quota)));
  }

  @Override
  public boolean replace(QueryJob next) {
    return table.written(List.of(table.inPlace(next)));
  }

  /** Where the share stands in what ends a job. */
  private static final int SHARE = 1;

  @Override
  public Ending end(QueryJob ended) {
    try {
      transactions.write(ending(ended, shares.leaveAlone(ended)));
      return Ending.WRITTEN;
    } catch (ConditionFailedException e) {
      boolean othersWait = !e.failedAt(0) && e.failedAt(SHARE);
      return othersWait && table.written(ending(ended, shares.leave(ended)))
          ? Ending.OTHERS_WAIT
          : Ending.SUPERSEDED;
    }
  }

  private List<TransactWriteItem> ending(QueryJob ended, TransactWriteItem leave) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(table.inPlace(ended));
    items.add(leave);
    if (ended.startedAt().isPresent()) {
      items.add(usage.add(ended));
    }
    return items;
  }

  @Override
  public Page<QueryJob> list(
      String tenantId,
      Optional<JobStatus> status,
      Optional<Instant> createdAfter,
      PageRequest page) {
    Page<String> keys =
        status.isPresent()
            ? ofTenantByStatus.keys(JobItems.tenantStatus(tenantId, status.get()), page)
            : ofTenant.keys(tenantId, page);
    String oldest =
        createdAfter.map(time -> Identifiers.earliest(QueryJob.ID_PREFIX, time)).orElse("");
    List<String> wanted = keys.items().stream().filter(id -> id.compareTo(oldest) >= 0).toList();
    Optional<Position> next = wanted.size() < keys.items().size() ? Optional.empty() : keys.next();
    // The index lags: a job that has moved on since does not have the status asked for.
    List<QueryJob> jobs =
        table.read(wanted).stream()
            .filter(job -> status.map(job.status()::equals).orElse(true))
            .toList();
    return new Page<>(jobs, next);
  }

  @Override
  public List<String> due(Instant now) {
    return table.due(now);
  }
}
