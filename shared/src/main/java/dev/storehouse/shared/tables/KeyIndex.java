package dev.storehouse.shared.tables;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Reads one index in the order of its sort key, a page at a time: the keys of any index, or whole
 * items of one that projects all attributes. A page costs the same however many items the index
 * holds. Thread-safe.
 *
 * @param partitionKey name of the index's partition key, a string
 * @param sortKey name of the index's sort key, a string that is unique within a partition
 */
public record KeyIndex(
    DynamoDbClient client,
    String table,
    String index,
    String partitionKey,
    String sortKey,
    Order order) {

  private static final String BEFORE_ALL = " ";
  private static final String AFTER_ALL = "\uffff";

  /** In which direction the sort key runs. */
  public enum Order {
    ASCENDING,
    DESCENDING
  }

  /** The keys of one partition. */
  public Page<String> keys(String partition, PageRequest request) {
    QueryResponse response =
        client.query(query(partition, request).projectionExpression("#sort").build());
    return page(response.items().stream().map(this::sortKeyOf).toList(), request, response);
  }

  /** The items of one partition of an index that projects all attributes, as the index has them. */
  public <T> Page<T> items(String partition, PageRequest request, TableSchema<T> schema) {
    QueryResponse response = client.query(query(partition, request).build());
    List<Map<String, AttributeValue>> items = response.items();
    Page<String> keys = page(items.stream().map(this::sortKeyOf).toList(), request, response);
    return new Page<>(
        items.subList(0, keys.items().size()).stream().map(schema::mapToItem).toList(),
        keys.next());
  }

  /**
   * The keys of several partitions, merged into one order. Costs one query per partition: for a
   * list that is spread over a few partitions because one could not take all its writes.
   */
  public Page<String> mergedKeys(List<String> partitions, PageRequest request) {
    List<String> keys = new ArrayList<>();
    boolean more = false;
    for (String partition : partitions) {
      Page<String> page = keys(partition, request);
      keys.addAll(page.items());
      more |= page.next().isPresent();
    }
    keys.sort(order == Order.ASCENDING ? Comparator.naturalOrder() : Comparator.reverseOrder());
    return cut(keys, request, more);
  }

  private QueryRequest.Builder query(String partition, PageRequest request) {
    String comparison = order == Order.ASCENDING ? ">" : "<";
    // Below every identifier or above every one: the first page goes on from before the first key.
    String start = order == Order.ASCENDING ? BEFORE_ALL : AFTER_ALL;
    String after = request.from().map(Position::after).orElse(start);
    return QueryRequest.builder()
        .tableName(table)
        .indexName(index)
        .scanIndexForward(order == Order.ASCENDING)
        .keyConditionExpression("#partition = :partition AND #sort " + comparison + " :after")
        .expressionAttributeNames(Map.of("#partition", partitionKey, "#sort", sortKey))
        .expressionAttributeValues(
            Map.of(":partition", Attributes.of(partition), ":after", Attributes.of(after)))
        .limit(request.limit() + 1);
  }

  private String sortKeyOf(Map<String, AttributeValue> item) {
    return Attributes.text(item, sortKey);
  }

  private static Page<String> page(List<String> keys, PageRequest request, QueryResponse response) {
    return cut(keys, request, response.hasLastEvaluatedKey());
  }

  /** One more was asked for than wanted, to know whether there is a next page. */
  private static Page<String> cut(List<String> keys, PageRequest request, boolean more) {
    List<String> items = keys.size() > request.limit() ? keys.subList(0, request.limit()) : keys;
    boolean hasNext = !items.isEmpty() && (more || keys.size() > request.limit());
    return new Page<>(
        items, hasNext ? Optional.of(new Position(items.getLast())) : Optional.empty());
  }
}
