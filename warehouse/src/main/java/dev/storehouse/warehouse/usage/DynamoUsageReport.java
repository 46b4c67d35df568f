package dev.storehouse.warehouse.usage;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.tables.Attributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Usage in the table that jobs add to when they end: an item for each tenant, day and user or key.
 * Thread-safe.
 */
public final class DynamoUsageReport implements UsageReport {

  private static final String TENANT = "tenant_id";
  private static final String DAY_AND_ACTOR = "day_and_actor";
  private static final int LENGTH_OF_DAY = "2026-01-31".length();

  /** Some seven thousand items each: a page has 1 MB (DynamoDB's Query). */
  private static final int MOST_PAGES_ADDED = 50;

  private final DynamoDbClient client;
  private final String table;

  public DynamoUsageReport(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Page<DailyUsage> days(String tenantId, LocalDate from, LocalDate to, PageRequest page) {
    if (page.from()
        .map(Position::after)
        .filter(day -> day.compareTo(from.toString()) < 0)
        .isPresent()) {
      // A range that ends today has moved on since; DynamoDB refuses to start outside of it.
      return new Page<>(List.of(), Optional.empty());
    }
    QueryRequest.Builder query = query(tenantId, from, to).limit(page.limit() + 1);
    page.from()
        .ifPresent(
            position ->
                query.exclusiveStartKey(
                    Map.of(
                        TENANT, Attributes.of(tenantId),
                        DAY_AND_ACTOR, Attributes.of(position.after()))));
    List<Map<String, AttributeValue>> found = client.query(query.build()).items();
    List<Map<String, AttributeValue>> items =
        found.subList(0, Math.min(found.size(), page.limit()));
    return new Page<>(
        items.stream().map(DynamoUsageReport::daily).toList(),
        found.size() > items.size()
            ? Optional.of(new Position(Attributes.text(items.getLast(), DAY_AND_ACTOR)))
            : Optional.empty());
  }

  @Override
  public Optional<Usage> total(String tenantId, LocalDate from, LocalDate to) {
    Usage total = Usage.NOTHING;
    QueryRequest.Builder query = query(tenantId, from, to);
    for (int page = 0; page < MOST_PAGES_ADDED; page++) {
      QueryResponse response = client.query(query.build());
      total = response.items().stream().map(DynamoUsageReport::usage).reduce(total, Usage::plus);
      if (!response.hasLastEvaluatedKey()) {
        return Optional.of(total);
      }
      query.exclusiveStartKey(response.lastEvaluatedKey());
    }
    return Optional.empty();
  }

  private QueryRequest.Builder query(String tenantId, LocalDate from, LocalDate to) {
    return QueryRequest.builder()
        .tableName(table)
        .scanIndexForward(false)
        .keyConditionExpression(
            TENANT + " = :tenant AND " + DAY_AND_ACTOR + " BETWEEN :from AND :to")
        .expressionAttributeValues(
            Map.of(
                ":tenant", Attributes.of(tenantId),
                ":from", Attributes.of(from.toString()),
                ":to", Attributes.of(to + "#\uffff")));
  }

  private static DailyUsage daily(Map<String, AttributeValue> item) {
    String key = Attributes.text(item, DAY_AND_ACTOR);
    return new DailyUsage(
        LocalDate.parse(key.substring(0, LENGTH_OF_DAY)),
        key.substring(LENGTH_OF_DAY + 1),
        usage(item));
  }

  private static Usage usage(Map<String, AttributeValue> item) {
    return new Usage(
        Attributes.integer(item, "statements"),
        Attributes.integer(item, "failures"),
        Attributes.integer(item, "rows"),
        Attributes.integer(item, "bytes"),
        Duration.ofMillis(Attributes.integer(item, "milliseconds")));
  }
}
