package dev.storehouse.store.orders;

import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.idempotency.StoredReply;
import dev.storehouse.store.money.Money;
import dev.storehouse.store.products.Product;
import dev.storehouse.store.products.Products;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes orders and cancels them: prices and names come from the catalogue, never from the buyer, and
 * hold for the moment in which stock is taken. Thread-safe.
 */
final class OrderDesk {

  /** Each attempt fails only if a product was edited in the milliseconds between read and write. */
  private static final int ATTEMPTS = 5;

  private final Orders orders;
  private final Products products;
  private final Identifiers identifiers;
  private final InstantSource clock;

  OrderDesk(Orders orders, Products products, Identifiers identifiers, InstantSource clock) {
    this.orders = orders;
    this.products = products;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * Places an order.
   *
   * @param quantities units by product, in the order of the request
   * @param reply what to store with the order under the request's key
   * @throws ProblemException VALIDATION_FAILED for products that are not for sale or have different
   *     currencies, INSUFFICIENT_STOCK, CONTENTION
   */
  Order place(
      String userId,
      SequencedMap<String, Long> quantities,
      Function<Order, Optional<StoredReply>> reply) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      List<Product> wanted = productsFor(quantities);
      Order order = priced(userId, wanted, quantities);
      switch (orders.place(order, wanted, reply.apply(order))) {
        case Orders.Placement.Placed() -> {
          return order;
        }
        case Orders.Placement.OutOfStock(List<String> lacking) -> throw outOfStock(lacking);
        case Orders.Placement.Outdated() -> {}
      }
    }
    throw Problem.of(ProblemCode.CONTENTION, "A product of the order keeps changing; try again.")
        .withHeader("Retry-After", "1")
        .asException();
  }

  /**
   * Cancels an order and returns its units to stock; an order that is cancelled already stays as it
   * is.
   *
   * @param userId who cancels
   * @throws ProblemException INVALID_TRANSITION if it has been shipped
   */
  Order cancel(Order order, String userId) {
    Order current = order;
    while (current.status() != OrderStatus.CANCELLED) {
      if (!current.status().isCancellable()) {
        throw invalidTransition(current, "It can be cancelled until it is shipped.");
      }
      Order cancelled = current.with(OrderStatus.CANCELLED, now());
      if (orders.cancel(cancelled, userId)) {
        return cancelled;
      }
      current = orders.find(order.orderId()).orElse(order);
    }
    return current;
  }

  static ProblemException invalidTransition(Order order, String detail) {
    List<String> allowed = order.status().transitions().stream().map(OrderStatus::wireName).toList();
    return Problem.of(
            ProblemCode.INVALID_TRANSITION,
            "The order is %s. %s".formatted(order.status().wireName(), detail))
        .withExtension("allowed_transitions", allowed)
        .asException();
  }

  private List<Product> productsFor(SequencedMap<String, Long> quantities) {
    Map<String, Product> found =
        products.findAll(List.copyOf(quantities.keySet())).stream()
            .filter(Product::isListed)
            .collect(Collectors.toMap(Product::productId, Function.identity()));
    List<String> missing =
        quantities.keySet().stream().filter(productId -> !found.containsKey(productId)).toList();
    if (!missing.isEmpty()) {
      throw invalid("UNKNOWN_PRODUCT", "There is no product %s for sale.", missing);
    }
    List<String> lacking =
        quantities.entrySet().stream()
            .filter(entry -> found.get(entry.getKey()).stock() < entry.getValue())
            .map(Map.Entry::getKey)
            .toList();
    if (!lacking.isEmpty()) {
      throw outOfStock(lacking);
    }
    return quantities.keySet().stream().map(found::get).toList();
  }

  private Order priced(
      String userId, List<Product> wanted, SequencedMap<String, Long> quantities) {
    List<Order.Line> lines = new ArrayList<>();
    for (Product product : wanted) {
      lines.add(
          new Order.Line(
              product.productId(),
              product.details().name(),
              product.details().price(),
              quantities.get(product.productId())));
    }
    long currencies = lines.stream().map(line -> line.price().currency()).distinct().count();
    if (currencies > 1) {
      throw invalid(
          "MIXED_CURRENCIES",
          "An order has one currency: %s has another.",
          List.of(lines.getLast().productId()));
    }
    Money total = lines.stream().map(Order.Line::amount).reduce(Money::plus).orElseThrow();
    Instant now = now();
    return new Order(
        identifiers.next("ord_"), userId, lines, total, OrderStatus.PENDING, now, now, 1);
  }

  private static ProblemException invalid(String code, String message, List<String> productIds) {
    return Problem.validation(
            productIds.stream()
                .map(id -> new FieldError("items.product_id", code, message.formatted(id)))
                .toList())
        .asException();
  }

  private static ProblemException outOfStock(List<String> productIds) {
    return Problem.of(ProblemCode.INSUFFICIENT_STOCK, "Order fewer of: " + String.join(", ", productIds) + ".")
        .withExtension("product_ids", productIds)
        .asException();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
