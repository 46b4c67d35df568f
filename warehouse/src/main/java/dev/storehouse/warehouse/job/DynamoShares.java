package dev.storehouse.warehouse.job;

import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.warehouse.tenant.Quota;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The tenants' shares of the warehouse in their table: an item for each tenant with two sets of job
 * ids. Sets, not counters: adding or taking away twice changes nothing, and what is in them can be
 * held against the jobs. Thread-safe.
 */
public final class DynamoShares {

  private static final String TENANT = "tenant_id";

  private final DynamoDbClient client;
  private final String table;

  public DynamoShares(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Who has a place of an owner's, and who waits for one. */
  public Share read(String tenantId) {
    Map<String, AttributeValue> item =
        client.getItem(get -> get.tableName(table).key(key(tenantId)).consistentRead(true)).item();
    return new Share(jobs(item, "running"), jobs(item, "waiting"));
  }

  private static SortedSet<String> jobs(Map<String, AttributeValue> item, String name) {
    return new TreeSet<>(
        Optional.ofNullable(item.get(name)).map(AttributeValue::ss).orElseGet(List::of));
  }

  /**
   * Takes one of an owner's places, if one is free: for those who do not wait in a line.
   *
   * @param most how many places there are
   */
  public TransactWriteItem take(String owner, String jobId, int most) {
    return update(
        owner,
        jobId,
        "ADD running :job",
        "attribute_not_exists(running) OR size(running) < :most",
        Optional.of(most));
  }

  /** Gives a place back, if it has one. */
  public TransactWriteItem giveBack(String owner, String jobId) {
    return update(owner, jobId, "DELETE running :job", "", Optional.empty());
  }

  /** Takes a place, if one is free and nobody waits for it. */
  TransactWriteItem enter(QueryJob job, Quota quota) {
    return update(
        job,
        "ADD running :job",
        "attribute_not_exists(waiting) AND"
            + " (attribute_not_exists(running) OR size(running) < :most)",
        Optional.of(quota.concurrency()));
  }

  /** Joins those who wait, if there are not too many. */
  TransactWriteItem join(QueryJob job, Quota quota) {
    return update(
        job,
        "ADD waiting :job",
        "attribute_not_exists(waiting) OR size(waiting) < :most",
        Optional.of(quota.queueDepth()));
  }

  /** From those who wait to those who run. */
  TransactWriteItem advance(QueryJob job, Quota quota) {
    return update(
        job,
        "ADD running :job DELETE waiting :job",
        "contains(waiting, :id) AND (attribute_not_exists(running) OR size(running) < :most)",
        Optional.of(quota.concurrency()));
  }

  /** Gives its place back, if nobody waits for it: who does must be told. */
  TransactWriteItem leaveAlone(QueryJob job) {
    return update(
        job,
        "DELETE running :job, waiting :job",
        "attribute_not_exists(waiting)",
        Optional.empty());
  }

  /** Leaves, from wherever it is. */
  TransactWriteItem leave(QueryJob job) {
    return update(job, "DELETE running :job, waiting :job", "", Optional.empty());
  }

  private TransactWriteItem update(
      QueryJob job, String expression, String condition, Optional<Integer> most) {
    return update(job.tenantId(), job.jobId(), expression, condition, most);
  }

  private TransactWriteItem update(
      String owner, String jobId, String expression, String condition, Optional<Integer> most) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":job", AttributeValue.fromSs(List.of(jobId)));
    most.ifPresent(number -> values.put(":most", Attributes.of(number)));
    if (condition.contains(":id")) {
      values.put(":id", Attributes.of(jobId));
    }
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(key(owner))
                    .updateExpression(expression)
                    .conditionExpression(condition.isEmpty() ? null : condition)
                    .expressionAttributeValues(values))
        .build();
  }

  private static Map<String, AttributeValue> key(String tenantId) {
    return Map.of(TENANT, Attributes.of(tenantId));
  }
}
