package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.People.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an order over HTTP to the event that others see, read at the AWS endpoint. */
@ExtendWith(SystemExtension.class)
class OrderEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LocalSystem system;
  private final ApiClient store;
  private final ApiClient aws;
  private final Person buyer;

  OrderEventsTest(LocalSystem system) {
    this.system = system;
    this.store = ApiClient.at(system.storeUrl());
    this.aws = ApiClient.at(system.awsEndpoint());
    this.buyer = new People(system).someone();
  }

  @Test
  void anOrderThatIsPlacedAndCancelledIsTwoEvents() {
    String orderId = placed(product(100), 2);
    Map<?, ?> placed = await("/_storehouse/events", "OrderPlaced", "order_id", orderId);
    assertThat(placed.get("user_id")).isEqualTo(buyer.userId());
    assertThat(placed.get("total_amount")).isEqualTo("25.00");
    store
        .as(buyer.accessToken())
        .post("/orders/" + orderId + "/cancel", Map.of(), Map.of())
        .expect(200);
    Map<?, ?> cancelled = await("/_storehouse/events", "OrderCancelled", "order_id", orderId);
    assertThat(cancelled.get("previous_status")).isEqualTo("pending");
    assertThat(cancelled.toString()).doesNotContain(buyer.email());
  }

  @Test
  void anOrderThatIsPaidIsAnEvent() {
    String orderId = placed(product(100), 1);
    store
        .as(new People(system).admin().accessToken())
        .patch("/orders/" + orderId, Map.of("status", "paid"))
        .expect(200);
    assertThat(
            await("/_storehouse/events", "OrderStatusChanged", "order_id", orderId).get("status"))
        .isEqualTo("paid");
  }

  @Test
  void stockThatBecomesLowIsAnEventAndAMessage() {
    String productId = product(7);
    placed(productId, 3);
    Map<?, ?> low = await("/_storehouse/events", "StockLow", "product_id", productId);
    assertThat(low.get("stock")).isEqualTo(4);
    awaitMessage((String) low.get("event_id"));
  }

  private String product(int stock) {
    return store
        .as(new People(system).admin().accessToken())
        .post(
            "/products",
            Map.of(),
            Map.of(
                "name",
                "Cup",
                "category",
                "events",
                "price",
                "12.50",
                "currency",
                "EUR",
                "stock",
                stock))
        .expect(201)
        .text("product_id");
  }

  private String placed(String productId, int quantity) {
    return store
        .as(buyer.accessToken())
        .post(
            "/orders",
            Map.of("idempotency-key", UUID.randomUUID().toString()),
            Map.of("items", List.of(Map.of("product_id", productId, "quantity", quantity))))
        .expect(201)
        .text("order_id");
  }

  /** The detail of the event, as soon as it is there. */
  private Map<?, ?> await(String path, String type, String field, String value) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<Map<?, ?>> found = find(path, type, field, value);
    while (found.isEmpty() && System.nanoTime() < deadline) {
      found = find(path, type, field, value);
    }
    return found.orElseThrow(() -> new AssertionError("no " + type + " of " + value));
  }

  /** The topic is told after the bus. */
  private void awaitMessage(String eventId) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String messages = "";
    while (!messages.contains(eventId) && System.nanoTime() < deadline) {
      messages = aws.get("/_storehouse/sns?limit=1000").expect(200).body();
    }
    assertThat(messages).contains(eventId);
  }

  private Optional<Map<?, ?>> find(String path, String type, String field, String value) {
    List<?> events = (List<?>) aws.get(path + "?limit=1000").expect(200).json().get("events");
    return events.stream()
        .<Map<?, ?>>map(event -> (Map<?, ?>) event)
        .filter(event -> type.equals(event.get("detail-type")))
        .<Map<?, ?>>map(event -> (Map<?, ?>) event.get("detail"))
        .filter(detail -> value.equals(detail.get(field)))
        .findFirst();
  }
}
