package dev.storehouse.store.orders;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes orders and cancels them: prices and names come from the catalogue, never from the buyer,
 * and hold for the moment in which stock is taken. Thread-safe.
 */
final class OrderDesk {

  /** Each attempt fails only if a product was edited in the milliseconds between read and write. */
  private static final int ATTEMPTS = 5;

  /** A line of an order as the buyer asks for it. */
  record Wanted(String productId, long quantity) {}

  /** A line of an order with the product as it was read. */
  private record Picked(Product product, long quantity) {

    Order.Line line() {
      Product.Details details = product.details();
      return new Order.Line(product.productId(), details.name(), details.price(), quantity);
    }
  }

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
   * @param wanted one line per product
   * @param reply what to store with the order under the request's key
   * @throws ProblemException VALIDATION_FAILED for products that are not for sale or have different
   *     currencies, INSUFFICIENT_STOCK, CONTENTION
   */
  Order place(String userId, List<Wanted> wanted, Function<Order, Optional<StoredReply>> reply) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      List<Picked> picked = pick(wanted);
      Order order = priced(userId, picked);
      switch (orders.place(
          order, picked.stream().map(Picked::product).toList(), reply.apply(order))) {
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
    List<String> allowed =
        order.status().transitions().stream().map(OrderStatus::wireName).toList();
    return Problem.of(
            ProblemCode.INVALID_TRANSITION,
            "The order is %s. %s".formatted(order.status().wireName(), detail))
        .withExtension("allowed_transitions", allowed)
        .asException();
  }

  private List<Picked> pick(List<Wanted> wanted) {
    Map<String, Product> found =
        products.findAll(wanted.stream().map(Wanted::productId).toList()).stream()
            .filter(Product::isListed)
            .collect(Collectors.toMap(Product::productId, Function.identity()));
    List<Picked> picked = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Wanted line : wanted) {
      Product product = found.get(line.productId());
      if (product == null) {
        missing.add(line.productId());
      } else if (product.stock() < line.quantity()) {
        lacking.add(line.productId());
      } else {
        picked.add(new Picked(product, line.quantity()));
      }
    }
    if (!missing.isEmpty()) {
      throw invalid("UNKNOWN_PRODUCT", "There is no product %s for sale.", missing);
    }
    if (!lacking.isEmpty()) {
      throw outOfStock(lacking);
    }
    return picked;
  }

  private Order priced(String userId, List<Picked> picked) {
    List<Order.Line> lines = picked.stream().map(Picked::line).toList();
    long currencies = lines.stream().map(line -> line.price().currency()).distinct().count();
    if (currencies > 1) {
      throw invalid(
          "MIXED_CURRENCIES",
          "All products of an order have one currency; %s has another.",
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
    return Problem.of(
            ProblemCode.INSUFFICIENT_STOCK,
            "Order fewer of: " + String.join(", ", productIds) + ".")
        .withExtension("product_ids", productIds)
        .asException();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
