package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.Transactions;
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
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Bulk jobs in their table, with the tables of shares and usage that change with them. Thread-safe.
 */
public final class DynamoBulkJobs implements BulkJobs {

  private static final int MOST_DUE = 250;

  private final DynamoDbClient client;
  private final DynamoDbTable<BulkJob> table;
  private final BatchReader<BulkJob> reader;
  private final KeyIndex ofTenant;
  private final KeyIndex ofTenantByState;
  private final DynamoShares shares;
  private final DynamoUsage usage;
  private final Transactions transactions;

  public DynamoBulkJobs(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      DynamoShares shares,
      DynamoUsage usage,
      Transactions transactions,
      InstantSource clock) {
    this.client = client;
    this.table = enhanced.table(tableName, BulkItems.SCHEMA);
    this.reader = new BatchReader<>(client, tableName, BulkItems.KEY, BulkItems.SCHEMA, clock);
    this.ofTenant =
        new KeyIndex(
            client,
            tableName,
            BulkItems.TENANT_INDEX,
            "tenant_id",
            BulkItems.KEY,
            KeyIndex.Order.DESCENDING);
    this.ofTenantByState =
        new KeyIndex(
            client,
            tableName,
            BulkItems.TENANT_STATE_INDEX,
            "tenant_state",
            BulkItems.KEY,
            KeyIndex.Order.DESCENDING);
    this.shares = shares;
    this.usage = usage;
    this.transactions = transactions;
  }

  @Override
  public Optional<BulkJob> find(String jobId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(jobId).build()).consistentRead(true)));
  }

  /** What makes a job, to be written with the reply to the request that asked for it. */
  public List<TransactWriteItem> create(BulkJob job) {
    return List.of(put(job, "attribute_not_exists(job_id)", Map.of()));
  }

  @Override
  public boolean replace(BulkJob next) {
    return written(List.of(putInPlace(next)));
  }

  @Override
  public boolean start(BulkJob started, int most) {
    return written(
        List.of(
            putInPlace(started), shares.take(owner(started.tenantId()), started.jobId(), most)));
  }

  @Override
  public boolean end(BulkJob ended) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(putInPlace(ended));
    items.add(shares.giveBack(owner(ended.tenantId()), ended.jobId()));
    ended.startedAt().ifPresent(start -> items.add(use(ended, start)));
    return written(items);
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

  private boolean written(List<TransactWriteItem> items) {
    try {
      transactions.write(items);
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  private TransactWriteItem putInPlace(BulkJob job) {
    return put(job, "version = :before", Map.of(":before", Attributes.of(job.version() - 1)));
  }

  private TransactWriteItem put(BulkJob job, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.tableName())
                    .item(BulkItems.SCHEMA.itemToMap(job, true))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
  }

  @Override
  public Page<BulkJob> list(String tenantId, Optional<BulkState> state, PageRequest page) {
    Page<String> keys =
        state.isPresent()
            ? ofTenantByState.keys(BulkItems.tenantState(tenantId, state.get()), page)
            : ofTenant.keys(tenantId, page);
    // The index lags: a job that has moved on since does not have the state asked for.
    return new Page<>(
        reader.read(keys.items()).stream()
            .filter(job -> state.map(job.state()::equals).orElse(true))
            .toList(),
        keys.next());
  }

  @Override
  public List<String> waiting(String tenantId, int most) {
    return ids(
        BulkItems.TENANT_STATE_INDEX,
        "tenant_state = :state",
        Map.of(":state", Attributes.of(BulkItems.tenantState(tenantId, BulkState.UPLOAD_COMPLETE))),
        most);
  }

  @Override
  public List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    for (String shard : BulkItems.SHARDS) {
      due.addAll(
          ids(
              BulkItems.DUE_INDEX,
              "due_shard = :shard AND due < :now",
              Map.of(":shard", Attributes.of(shard), ":now", Attributes.of(BulkItems.due(now, ""))),
              MOST_DUE));
    }
    return due;
  }

  private List<String> ids(
      String index, String condition, Map<String, AttributeValue> values, int most) {
    return client
        .query(
            query ->
                query
                    .tableName(table.tableName())
                    .indexName(index)
                    .keyConditionExpression(condition)
                    .expressionAttributeValues(values)
                    .limit(most))
        .items()
        .stream()
        .map(item -> Attributes.text(item, BulkItems.KEY))
        .toList();
  }
}
