package dev.storehouse.store.orders;

import static dev.storehouse.store.StoreClient.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(AwsExtension.class)
class OrdersTest {

  private final StoreClient store;
  private final StoreClient buyer;

  OrdersTest(AwsSandbox aws) {
    store = StoreClient.of(aws);
    buyer = store.user("usr_buyer");
  }

  @Test
  void anOrderTakesStockAndKeepsThePricesOfItsMoment() {
    String desk = store.product("Desk", "349.95", 10);
    String lamp = store.product("Lamp", "0.10", 10);
    Reply placed =
        buyer.order("moment", List.of(line(desk, 1), line(lamp, 3), line(desk, 2))).expect(201);
    assertThat(placed.json())
        .containsEntry("total_amount", "1050.15")
        .containsEntry("currency", "EUR")
        .containsEntry("status", "pending")
        .containsEntry("user_id", "usr_buyer");
    assertThat(placed.items())
        .extracting(item -> item.get("product_id"), item -> item.get("quantity"))
        .containsExactly(tuple(desk, 3), tuple(lamp, 3));
    assertThat(stock(desk)).isEqualTo(7);
    assertThat(stock(lamp)).isEqualTo(7);

    store
        .admin()
        .send("PATCH", "/products/" + desk, Map.of("if-match", "*"), Map.of("price", "1"))
        .expect(200);
    assertThat(buyer.get(placed.header("Location")).expect(200).json()).isEqualTo(placed.json());
    assertThat(store.admin().get("/products/" + desk + "/stock").items().getFirst())
        .containsEntry("quantity", -3)
        .containsEntry("order_id", placed.text("order_id"));
  }

  @Test
  void oneUserPlacesNoMoreThanTheirShare(AwsSandbox aws) {
    StoreClient tight =
        StoreClient.of(aws, Map.of("ORDER_RATE_CAPACITY", "1", "ORDER_RATE_PER_SECOND", "1"));
    Map<String, String> key = Map.of("idempotency-key", "share");
    StoreClient eager = tight.user("usr_eager");
    Reply first = eager.post("/orders", key, Map.of()).expect(422);
    assertThat(first.header("RateLimit-Limit")).isEqualTo("1");
    assertThat(first.header("RateLimit-Remaining")).isEqualTo("0");
    // On a busy machine the bucket may have filled again before the second request.
    Reply refused =
        Stream.generate(() -> eager.post("/orders", key, Map.of()))
            .limit(10)
            .filter(reply -> reply.status() == 429)
            .findFirst()
            .orElseThrow();
    assertThat(refused.code()).isEqualTo("RATE_LIMITED");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(tight.user("usr_other").post("/orders", key, Map.of()).expect(422).status())
        .isEqualTo(422);
  }

  @Test
  void aKeyIsNeeded() {
    Reply refused =
        buyer.post("/orders", Map.of("items", List.of(line(store.product("p", "1", 1), 1))));
    assertThat(refused.expect(400).code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
  }

  @Test
  void aRepeatedOrderIsOneOrder() {
    String desk = store.product("Desk", "1", 5);
    Reply first = buyer.order("repeat", List.of(line(desk, 2))).expect(201);
    Reply again = buyer.order("repeat", List.of(line(desk, 2))).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(buyer.order("repeat", List.of(line(desk, 1))).expect(422).code())
        .isEqualTo("IDEMPOTENCY_MISMATCH");
    assertThat(stock(desk)).isEqualTo(3);
    assertThat(store.user("usr_other").order("repeat", List.of(line(desk, 2))).expect(201).json())
        .isNotEqualTo(first.json());
  }

  @Test
  void aRefusedOrderLeavesNothing() {
    String desk = store.product("Desk", "1", 5);
    String lamp = store.product("Lamp", "1", 1);
    Reply refused = buyer.order("refused", List.of(line(desk, 1), line(lamp, 2))).expect(409);
    assertThat(refused.code()).isEqualTo("INSUFFICIENT_STOCK");
    assertThat(refused.json()).containsEntry("product_ids", List.of(lamp));
    assertThat(stock(desk)).isEqualTo(5);
    buyer.order("refused", List.of(line(desk, 1), line(lamp, 1))).expect(201);
  }

  @Test
  void onlyWhatIsForSaleCanBeOrdered() {
    String gone = store.product("Gone", "1", 5);
    store
        .admin()
        .call("DELETE", "/products/" + gone, Map.of("if-match", "*"), Optional.empty())
        .expect(204);
    assertThat(buyer.order(gone, 1).expect(422).text("errors")).contains("UNKNOWN_PRODUCT");
    assertThat(buyer.order("prd_none", 1).status()).isEqualTo(422);
  }

  @Test
  void anOrderHasOneCurrency() {
    String euro = store.product("Euro", "1", 5);
    String dollar =
        store
            .admin()
            .post(
                "/products",
                Map.of("name", "d", "category", "c", "price", "1", "currency", "USD", "stock", 5))
            .text("product_id");
    assertThat(buyer.order("mixed", List.of(line(euro, 1), line(dollar, 1))).text("errors"))
        .contains("MIXED_CURRENCIES");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"items\":[]}",
        "{\"items\":{}}",
        "{\"items\":[{\"product_id\":\"p\"}]}",
        "{\"items\":[{\"product_id\":\"p\",\"quantity\":0}]}",
        "{\"items\":[{\"product_id\":\"p\",\"quantity\":-1}]}",
        "{\"items\":[{\"product_id\":\"p\",\"quantity\":1.5}]}",
        "{\"items\":[{\"product_id\":\"p\",\"quantity\":1e99}]}",
        "{\"items\":[{\"product_id\":5,\"quantity\":1}]}",
        "{\"items\":[{\"product_id\":\"a/b\",\"quantity\":1}]}",
        "{\"items\":[null]}"
      })
  void whatAnOrderCannotBe(String body) {
    assertThat(buyer.raw("POST", "/orders", Map.of("idempotency-key", "bad"), body).status())
        .isEqualTo(422);
  }

  @Test
  void pricesAreNotTheBuyersToName() {
    String body =
        "{\"items\":[{\"product_id\":\"p\",\"quantity\":1,\"price\":\"0.01\"}],\"user_id\":\"x\"}";
    Reply refused = buyer.raw("POST", "/orders", Map.of("idempotency-key", "p"), body).expect(400);
    assertThat(refused.code()).isEqualTo("UNKNOWN_FIELD");
    assertThat(refused.text("errors")).contains("items[0].price", "user_id");
  }

  @Test
  void theLargestOrderFitsOneTransaction() {
    List<Map<String, Object>> items =
        IntStream.range(0, Order.MAX_LINES + 1)
            .mapToObj(i -> line(store.product("p" + i, "1.01", 1), 1))
            .toList();
    assertThat(buyer.order("too-large", items).status()).isEqualTo(422);
    Reply placed = buyer.order("largest", items.subList(1, items.size())).expect(201);
    assertThat(placed.json()).containsEntry("total_amount", "49.49");
    buyer
        .call("POST", placed.header("Location") + "/cancel", Map.of(), Optional.empty())
        .expect(200);
    assertThat(stock((String) items.getLast().get("product_id"))).isEqualTo(1);
  }

  @Test
  void anOrderIsItsOwnersAndTheAdministrators() {
    String order = buyer.order(store.product("p", "1", 1), 1).header("Location");
    StoreClient other = store.user("usr_nosy");
    assertThat(other.get(order).code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(other.call("POST", order + "/cancel", Map.of(), Optional.empty()).status())
        .isEqualTo(404);
    assertThat(store.get(order).status()).isEqualTo(401);
    assertThat(store.admin().get(order).status()).isEqualTo(200);
    assertThat(other.get("/orders").items()).isEmpty();
    assertThat(other.get("/orders?user_id=usr_buyer").status()).isEqualTo(403);
    assertThat(
            buyer.send("PATCH", order, Map.of("if-match", "*"), Map.of("status", "paid")).status())
        .isEqualTo(403);
  }

  @Test
  void anOrderMovesAlongAndNowhereElse() {
    String order = buyer.order(store.product("p", "1", 1), 1).header("Location");
    StoreClient admin = store.admin();
    assertThat(admin.send("PATCH", order, Map.of(), Map.of("status", "paid")).status())
        .isEqualTo(428);
    Reply skipped =
        admin.send("PATCH", order, Map.of("if-match", "*"), Map.of("status", "shipped"));
    assertThat(skipped.expect(409).json()).containsEntry("allowed_transitions", List.of("paid"));
    int version = 1;
    for (String status : List.of("paid", "shipped", "delivered")) {
      Map<String, String> seen = Map.of("if-match", "\"" + version + "\"");
      Reply moved = admin.send("PATCH", order, seen, Map.of("status", status)).expect(200);
      assertThat(moved.json()).containsEntry("status", status);
      assertThat(admin.send("PATCH", order, seen, Map.of("status", status)).status())
          .isEqualTo(412);
      version++;
    }
    assertThat(buyer.call("POST", order + "/cancel", Map.of(), Optional.empty()).code())
        .isEqualTo("INVALID_TRANSITION");
    assertThat(admin.send("PATCH", order, Map.of("if-match", "*"), Map.of("status", "lost")).json())
        .containsEntry("status", 409)
        .containsEntry("allowed_transitions", List.of());
    assertThat(
            admin
                .send("PATCH", order, Map.of("if-match", "*"), Map.of("total_amount", "0"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void cancellingTwiceRestocksOnce() {
    String product = store.product("p", "1", 4);
    String order = buyer.order(product, 3).header("Location");
    Reply first = buyer.call("POST", order + "/cancel", Map.of(), Optional.empty()).expect(200);
    Reply second =
        store.admin().call("POST", order + "/cancel", Map.of(), Optional.empty()).expect(200);
    assertThat(first.json()).containsEntry("status", "cancelled").isEqualTo(second.json());
    assertThat(stock(product)).isEqualTo(4);
    assertThat(store.admin().get("/products/" + product + "/stock").items())
        .extracting(line -> line.get("quantity"))
        .containsExactly(3, -3, 4);
  }

  @Test
  void unitsComeBackHoweverManyThereAre() {
    String product = store.product("Full", "1", 1_000_000_000);
    String order = buyer.order(product, 5).header("Location");
    Map<String, ?> fill = Map.of("quantity", 5, "reason", "fill");
    store.admin().post("/products/" + product + "/stock", fill).expect(201);
    store.admin().post("/products/" + product + "/stock", fill).expect(409);
    buyer.call("POST", order + "/cancel", Map.of(), Optional.empty()).expect(200);
    assertThat(stock(product)).isEqualTo(1_000_000_005);
  }

  @Test
  void listsAreNewestFirstByOwnerAndStatus() {
    StoreClient reader = store.user("usr_reader");
    String product = store.product("p", "1", 100);
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      placed.addFirst(reader.order(product, 1).text("order_id"));
    }
    List<String> cancelled = placed.subList(2, 5);
    cancelled.forEach(
        id ->
            reader
                .call("POST", "/orders/" + id + "/cancel", Map.of(), Optional.empty())
                .expect(200));
    assertThat(ids(reader, "/orders")).containsExactlyElementsOf(placed);
    assertThat(ids(reader, "/orders?status=cancelled")).containsExactlyElementsOf(cancelled);
    StoreClient admin = store.admin();
    assertThat(ids(admin, "/orders?user_id=usr_reader")).containsExactlyElementsOf(placed);
    assertThat(ids(admin, "/orders?user_id=usr_reader&status=cancelled"))
        .containsExactlyElementsOf(cancelled);
    assertThat(ids(admin, "/orders?status=cancelled"))
        .containsAll(cancelled)
        .doesNotHaveDuplicates();
    List<String> all = ids(admin, "/orders");
    assertThat(all).containsAll(placed).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(reader.get("/orders?status=lost").status()).isEqualTo(422);
    String cursor = reader.get("/orders?limit=1").nextCursor().orElseThrow();
    assertThat(buyer.get("/orders?cursor=" + cursor).status()).isEqualTo(400);
  }

  private static List<String> ids(StoreClient client, String list) {
    return client.all(list, 2).stream().map(item -> (String) item.get("order_id")).toList();
  }

  private int stock(String productId) {
    return (int) store.get("/products/" + productId).json().get("stock");
  }
}
