package dev.storehouse.store.events;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The records that the sample events speak of: the store made them, then they got the identifiers
 * that stand in the files.
 */
final class SampleRecords {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "correct horse battery staple";

  private static final String PRODUCT_ID = "prd_01k8z5w0a1b2c3d4e5f6g7h8j9";
  private static final String ORDER_ID = "ord_01k8z5x7k8m9n0p1q2r3s4t5v6";
  private static final String USER_ID = "usr_01k8z5v3m4n6p7q8r9s0t1v2w3";

  private final AwsSandbox aws;
  private final DynamoDbClient tables;
  private final Map<String, AttributeValue> product;
  private final Map<String, AttributeValue> order;
  private final Map<String, AttributeValue> user;

  SampleRecords(AwsSandbox aws, StoreClient store) {
    this.aws = aws;
    this.tables = aws.dynamoDb();
    String productId = store.product("Espresso cup", "12.50", 40);
    product = taken("ProductsTable", "product_id", productId, PRODUCT_ID);
    put("ProductsTable", product);
    String orderId = store.user(USER_ID).order(PRODUCT_ID, 2).expect(201).text("order_id");
    order = taken("OrdersTable", "order_id", orderId, ORDER_ID);
    String userId =
        store
            .anyone()
            .post("/auth/register", Map.of("email", EMAIL, "password", PASSWORD))
            .expect(201)
            .text("user_id");
    user = taken("UsersTable", "user_id", userId, USER_ID);
  }

  /** Makes all records as they were at first. */
  void restore() {
    put("ProductsTable", product);
    put("OrdersTable", order);
    put("UsersTable", user);
    put("EmailsTable", Map.of("email", fromS(EMAIL), "user_id", fromS(USER_ID)));
  }

  /** Makes it so that nobody has registered yet. */
  void removeUser() {
    delete("UsersTable", "user_id", USER_ID);
    delete("EmailsTable", "email", EMAIL);
  }

  /** Takes a record out of a table, under another identifier. */
  private Map<String, AttributeValue> taken(
      String table, String key, String identifier, String otherIdentifier) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            tables
                .getItem(
                    get ->
                        get.tableName(aws.table(table))
                            .key(Map.of(key, fromS(identifier)))
                            .consistentRead(true))
                .item());
    item.replaceAll((_, value) -> identifier.equals(value.s()) ? fromS(otherIdentifier) : value);
    delete(table, key, identifier);
    return Map.copyOf(item);
  }

  private void put(String table, Map<String, AttributeValue> item) {
    tables.putItem(put -> put.tableName(aws.table(table)).item(item));
  }

  private void delete(String table, String key, String value) {
    tables.deleteItem(delete -> delete.tableName(aws.table(table)).key(Map.of(key, fromS(value))));
  }
}
