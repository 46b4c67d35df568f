package dev.storehouse.query.tenants;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.warehouse.tenant.TenantItems;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * How many statements all tenants together may have running; it changes in the transactions that
 * change their quotas. Thread-safe.
 *
 * @param limit what the warehouse takes
 */
record DynamoConcurrencySum(DynamoDbClient client, String table, int limit) {

  private static final Map<String, AttributeValue> KEY =
      Map.of(TenantItems.KEY, Attributes.of("#concurrency"));
  private static final String SUM = "concurrency";

  /** Part of a transaction whose condition fails where the sum would be over the limit. */
  TransactWriteItem add(int more) {
    return TransactWriteItem.builder()
        .update(
            update -> {
              update.tableName(table).key(KEY).updateExpression("ADD #sum :more");
              if (more <= 0) {
                update
                    .expressionAttributeNames(Map.of("#sum", SUM))
                    .expressionAttributeValues(Map.of(":more", Attributes.of(more)));
                return;
              }
              String first = more <= limit ? "attribute_not_exists(#sum) OR " : "";
              update
                  .conditionExpression(first + "#sum <= :most")
                  .expressionAttributeNames(Map.of("#sum", SUM))
                  .expressionAttributeValues(
                      Map.of(
                          ":more",
                          Attributes.of(more),
                          ":most",
                          Attributes.of((long) limit - more)));
            })
        .build();
  }

  /** The problem of a quota that is too high, with what is left. */
  ProblemException exhausted() {
    Map<String, AttributeValue> item =
        client.getItem(request -> request.tableName(table).key(KEY).consistentRead(true)).item();
    long sum = item.isEmpty() ? 0 : Attributes.integer(item, SUM);
    long left = Math.max(0, limit - sum);
    return Problem.of(
            ProblemCode.CONCURRENCY_EXHAUSTED,
            "Of the warehouse's %d statements at once, %d are not given to a tenant."
                .formatted(limit, left))
        .withExtension("left", left)
        .asException();
  }
}
