package dev.storehouse.benchmarks.growth;

import dev.storehouse.shared.time.Identifiers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Makes a store large: copies of one record that the API made, each with identifiers of its own, so
 * that tables and indexes hold what they would hold had every copy come through the API.
 */
public final class Growth {

  private static final int BATCH = 25;
  private static final int BATCHES_AT_ONCE = 4;
  private static final int SHARDS = 4;

  private final DynamoDbClient client;
  private final Identifiers identifiers = new Identifiers(Clock.systemUTC());

  public Growth(DynamoDbClient client) {
    this.client = client;
  }

  /** Adds {@code count} products like that one. */
  public void products(String table, String productId, int count) {
    Map<String, AttributeValue> model = item(table, "product_id", productId);
    copy(
        table,
        count,
        () -> {
          AttributeValue id = AttributeValue.fromS(identifiers.next("prd_"));
          Map<String, AttributeValue> copy = new HashMap<>(model);
          copy.put("product_id", id);
          copy.put("listed", id);
          return copy;
        });
  }

  /** Adds {@code count} orders like that one, of the same user. */
  public void orders(String table, String orderId, int count) {
    Map<String, AttributeValue> model = item(table, "order_id", orderId);
    copy(
        table,
        count,
        () -> {
          String id = identifiers.next("ord_");
          String shard = Integer.toString(Math.floorMod(id.hashCode(), SHARDS));
          Map<String, AttributeValue> copy = new HashMap<>(model);
          copy.put("order_id", AttributeValue.fromS(id));
          copy.put("shard", AttributeValue.fromS(shard));
          copy.put("status_shard", AttributeValue.fromS("pending#" + shard));
          return copy;
        });
  }

  /** Adds {@code count} users like that one. */
  public void users(String table, String userId, int count) {
    Map<String, AttributeValue> model = item(table, "user_id", userId);
    copy(
        table,
        count,
        () -> {
          String id = identifiers.next("usr_");
          Map<String, AttributeValue> copy = new HashMap<>(model);
          copy.put("user_id", AttributeValue.fromS(id));
          copy.put("email", AttributeValue.fromS(id + "@storehouse.example"));
          return copy;
        });
  }

  private Map<String, AttributeValue> item(String table, String key, String id) {
    return client
        .getItem(get -> get.tableName(table).key(Map.of(key, AttributeValue.fromS(id))))
        .item();
  }

  private void copy(String table, int count, Supplier<Map<String, AttributeValue>> copies) {
    Semaphore room = new Semaphore(BATCHES_AT_ONCE);
    List<CompletableFuture<Void>> batches = new ArrayList<>();
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int written = 0; written < count; written += BATCH) {
        List<WriteRequest> batch = new ArrayList<>();
        for (int i = 0; i < Math.min(BATCH, count - written); i++) {
          PutRequest put = PutRequest.builder().item(copies.get()).build();
          batch.add(WriteRequest.builder().putRequest(put).build());
        }
        room.acquireUninterruptibly();
        batches.add(
            CompletableFuture.runAsync(() -> write(table, batch), parallel)
                .whenComplete((_, _) -> room.release()));
      }
      batches.forEach(CompletableFuture::join);
    }
  }

  private void write(String table, List<WriteRequest> batch) {
    Map<String, List<WriteRequest>> left = Map.of(table, batch);
    while (!left.isEmpty()) {
      Map<String, List<WriteRequest>> now = left;
      left = client.batchWriteItem(write -> write.requestItems(now)).unprocessedItems();
    }
  }
}
