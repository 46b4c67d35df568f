package dev.storehouse.store.orders;

import static dev.storehouse.store.StoreClient.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stock under many buyers at once: what is sold was there, and the ledger always adds up. */
@ExtendWith(AwsExtension.class)
class OrderRaceTest {

  private final StoreClient store;

  OrderRaceTest(AwsSandbox aws) {
    store = StoreClient.of(aws);
  }

  @RepeatedTest(3)
  void twoHundredBuyersShareTenUnits() {
    String product = store.product("Last ones", "1", 10);
    List<Reply> replies = atOnce(200, i -> () -> store.user("usr_" + i).order(product, 1));
    assertThat(statuses(replies)).isEqualTo(Map.of(201, 10L, 409, 190L));
    assertThat(store.get("/products/" + product).json()).containsEntry("stock", 0);
    assertLedgerAddsUp(product);
  }

  @Test
  void fiftyClientsWithOneKeyMakeOneOrder() {
    String product = store.product("One", "1", 100);
    List<Reply> replies =
        atOnce(50, i -> () -> store.user("usr_same").order("one-key", List.of(line(product, 2))));
    assertThat(statuses(replies)).isEqualTo(Map.of(201, 50L));
    assertThat(replies.stream().map(Reply::json).distinct()).hasSize(1);
    assertThat(store.get("/products/" + product).json()).containsEntry("stock", 98);
  }

  @Test
  void manyCancelOneOrderOnce() {
    String product = store.product("Back", "1", 5);
    String order = store.user("usr_c").order(product, 5).expect(201).header("Location");
    List<Reply> replies =
        atOnce(
            30,
            i ->
                () ->
                    store
                        .user("usr_c")
                        .call("POST", order + "/cancel", Map.of(), Optional.empty()));
    assertThat(statuses(replies)).isEqualTo(Map.of(200, 30L));
    assertThat(store.get("/products/" + product).json()).containsEntry("stock", 5);
    assertLedgerAddsUp(product);
  }

  @Test
  void anyVersionMeansAnyVersion() {
    String product = store.product("Hot", "1", 100);
    List<Reply> replies =
        atOnce(
            20,
            i ->
                () ->
                    i % 2 == 0
                        ? store.user("usr_" + i).order(product, 1)
                        : store
                            .admin()
                            .send(
                                "PATCH",
                                "/products/" + product,
                                Map.of("if-match", "*"),
                                Map.of("description", "edit " + i)));
    assertThat(statuses(replies)).isEqualTo(Map.of(201, 10L, 200, 10L));
  }

  @Test
  void ordersAndCancellationsConserveUnits() {
    long seed = System.nanoTime();
    List<String> products =
        IntStream.range(0, 5).mapToObj(i -> store.product("p" + i, "1.10", 40)).toList();
    List<Reply> replies =
        atOnce(16, worker -> () -> shop(new Random(seed + worker), "usr_w" + worker, products));
    assertThat(statuses(replies)).as("seed %d", seed).containsOnlyKeys(200);
    for (String product : products) {
      long live =
          store.admin().all("/orders", 100).stream()
              .filter(order -> !order.get("status").equals("cancelled"))
              .flatMap(order -> ((List<?>) order.get("items")).stream())
              .map(Map.class::cast)
              .filter(item -> item.get("product_id").equals(product))
              .mapToLong(item -> ((Number) item.get("quantity")).longValue())
              .sum();
      int stock = (int) store.get("/products/" + product).json().get("stock");
      assertThat(stock).as("seed %d", seed).isNotNegative().isEqualTo(40 - (int) live);
      assertLedgerAddsUp(product);
    }
  }

  private Reply shop(Random random, String userId, List<String> products) {
    StoreClient buyer = store.user(userId);
    List<String> mine = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      List<String> wanted = new ArrayList<>(products);
      Collections.shuffle(wanted, random);
      Reply placed =
          buyer.order(
              userId + i,
              wanted.subList(0, 1 + random.nextInt(3)).stream()
                  .map(product -> line(product, 1 + random.nextInt(3)))
                  .toList());
      if (placed.status() == 201) {
        mine.add(placed.header("Location"));
      } else {
        placed.expect(409);
      }
      if (!mine.isEmpty() && random.nextInt(3) > 0) {
        String order = mine.remove(random.nextInt(mine.size()));
        buyer.call("POST", order + "/cancel", Map.of(), Optional.empty()).expect(200);
      }
    }
    return buyer.get("/orders");
  }

  private void assertLedgerAddsUp(String product) {
    int stock = (int) store.get("/products/" + product).json().get("stock");
    int sum =
        store.admin().all("/products/" + product + "/stock", 100).stream()
            .mapToInt(line -> (int) line.get("quantity"))
            .sum();
    assertThat(sum).isEqualTo(stock);
  }

  private static Map<Integer, Long> statuses(List<Reply> replies) {
    return replies.stream().collect(Collectors.groupingBy(Reply::status, Collectors.counting()));
  }

  private interface Client {
    Callable<Reply> number(int i);
  }

  private static List<Reply> atOnce(int clients, Client client) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> calls = IntStream.range(0, clients).mapToObj(client::number).toList();
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : executor.invokeAll(calls)) {
        replies.add(reply.get());
      }
      return replies;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
