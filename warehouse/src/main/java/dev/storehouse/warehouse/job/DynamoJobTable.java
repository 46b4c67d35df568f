package dev.storehouse.warehouse.job;

import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A table of jobs of one kind: each version is written only in place of the one before it, and an
 * index holds those that somebody has to look at, by when. Thread-safe.
 */
public final class DynamoJobTable<J> {

  /** The attribute that is the key of every table of jobs. */
  public static final String KEY = "job_id";

  /** The index of the jobs that somebody has to look at. */
  public static final String DUE_INDEX = "due-index";

  /** The partitions of that index. */
  private static final List<String> SHARDS =
      IntStream.range(0, 4).mapToObj(Integer::toString).toList();

  private static final int MOST_DUE = 250;

  private final DynamoDbClient client;
  private final DynamoDbTable<J> table;
  private final TableSchema<J> schema;
  private final ToLongFunction<J> version;
  private final BatchReader<J> reader;
  private final Transactions transactions;

  /**
   * Makes a table.
   *
   * @param version of a job: 1 at first, one more with every step
   */
  public DynamoJobTable(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      TableSchema<J> schema,
      ToLongFunction<J> version,
      Transactions transactions,
      InstantSource clock) {
    this.client = client;
    this.table = enhanced.table(tableName, schema);
    this.schema = schema;
    this.version = version;
    this.reader = new BatchReader<>(client, tableName, KEY, schema, clock);
    this.transactions = transactions;
  }

  /** Which partition of the index of due jobs a job is in. */
  public static String shardOf(String jobId) {
    return SHARDS.get(Math.floorMod(jobId.hashCode(), SHARDS.size()));
  }

  /** The sort key of the index of due jobs: as text in the order of time, and unique. */
  public static String due(Instant at, String jobId) {
    return at.truncatedTo(ChronoUnit.SECONDS) + "#" + jobId;
  }

  /** An index by this attribute, the newest jobs first. */
  public KeyIndex index(String name, String partitionKey) {
    return new KeyIndex(
        client, table.tableName(), name, partitionKey, KEY, KeyIndex.Order.DESCENDING);
  }

  /** The job of this id, as it is now. */
  public Optional<J> find(String jobId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(jobId).build()).consistentRead(true)));
  }

  /** The jobs of these ids that are there, in this order. */
  public List<J> read(List<String> jobIds) {
    return reader.read(jobIds);
  }

  /** What writes a job that is not there. */
  public TransactWriteItem create(J job) {
    return put(job, "attribute_not_exists(job_id)", Map.of());
  }

  /** What writes a job in place of the version before it. */
  public TransactWriteItem inPlace(J job) {
    return put(
        job, "version = :before", Map.of(":before", Attributes.of(version.applyAsLong(job) - 1)));
  }

  /** Writes all of it, unless one of the conditions does not hold. */
  public boolean written(List<TransactWriteItem> items) {
    try {
      transactions.write(items);
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  /** The ids of the jobs that are due, at most 1000, of each partition the longest due first. */
  public List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    for (String shard : SHARDS) {
      due.addAll(
          ids(
              DUE_INDEX,
              "due_shard = :shard AND due < :now",
              Map.of(":shard", Attributes.of(shard), ":now", Attributes.of(due(now, ""))),
              MOST_DUE));
    }
    return due;
  }

  /** The ids in one partition of an index, in the order of its sort key, at most so many. */
  public List<String> ids(
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
        .map(item -> Attributes.text(item, KEY))
        .toList();
  }

  private TransactWriteItem put(J job, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.tableName())
                    .item(schema.itemToMap(job, true))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values))
        .build();
  }
}
