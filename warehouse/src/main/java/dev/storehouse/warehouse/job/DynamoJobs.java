package dev.storehouse.warehouse.job;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.tenant.Quota;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Jobs in their table, with the tables of shares and usage that change with them. Thread-safe. */
public final class DynamoJobs implements Jobs {

  private static final int MOST_DUE = 250;

  private final DynamoDbClient client;
  private final DynamoDbTable<QueryJob> table;
  private final BatchReader<QueryJob> reader;
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
    this.client = client;
    this.table = enhanced.table(tableName, JobItems.SCHEMA);
    this.reader = new BatchReader<>(client, tableName, JobItems.KEY, JobItems.SCHEMA, clock);
    this.ofTenant = index(client, tableName, JobItems.TENANT_INDEX, "tenant_id");
    this.ofTenantByStatus = index(client, tableName, JobItems.TENANT_STATUS_INDEX, "tenant_status");
    this.shares = shares;
    this.usage = usage;
    this.transactions = transactions;
  }

  private static KeyIndex index(
      DynamoDbClient client, String tableName, String index, String partitionKey) {
    return new KeyIndex(
        client, tableName, index, partitionKey, JobItems.KEY, KeyIndex.Order.DESCENDING);
  }

  @Override
  public Optional<QueryJob> find(String jobId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(jobId).build()).consistentRead(true)));
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
    return List.of(
        put(running, "attribute_not_exists(job_id)", Map.of()), shares.enter(running, quota));
  }

  /** What makes a job that waits. The second item's condition does not hold where too many do. */
  public List<TransactWriteItem> enqueue(QueryJob queued, Quota quota) {
    return List.of(
        put(queued, "attribute_not_exists(job_id)", Map.of()), shares.join(queued, quota));
  }

  @Override
  public boolean start(QueryJob started, Quota quota) {
    return written(List.of(putInPlace(started), shares.advance(started, quota)));
  }

  @Override
  public boolean replace(QueryJob next) {
    return written(List.of(putInPlace(next)));
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
      return othersWait && written(ending(ended, shares.leave(ended)))
          ? Ending.OTHERS_WAIT
          : Ending.SUPERSEDED;
    }
  }

  private List<TransactWriteItem> ending(QueryJob ended, TransactWriteItem leave) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(putInPlace(ended));
    items.add(leave);
    if (ended.startedAt().isPresent()) {
      items.add(usage.add(ended));
    }
    return items;
  }

  private boolean written(List<TransactWriteItem> items) {
    try {
      transactions.write(items);
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  private TransactWriteItem putInPlace(QueryJob job) {
    return put(job, "version = :before", Map.of(":before", Attributes.of(job.version() - 1)));
  }

  private TransactWriteItem put(
      QueryJob job, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.tableName())
                    .item(JobItems.SCHEMA.itemToMap(job, true))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
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
        reader.read(wanted).stream()
            .filter(job -> status.map(job.status()::equals).orElse(true))
            .toList();
    return new Page<>(jobs, next);
  }

  @Override
  public List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    for (String shard : JobItems.SHARDS) {
      client
          .query(
              query ->
                  query
                      .tableName(table.tableName())
                      .indexName(JobItems.DUE_INDEX)
                      .keyConditionExpression("due_shard = :shard AND due < :now")
                      .expressionAttributeValues(
                          Map.of(
                              ":shard", Attributes.of(shard),
                              ":now", Attributes.of(JobItems.due(now, ""))))
                      .limit(MOST_DUE))
          .items()
          .forEach(item -> due.add(Attributes.text(item, JobItems.KEY)));
    }
    return due;
  }
}
