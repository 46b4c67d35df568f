package dev.storehouse.store.orders;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.TextRule;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.products.Products;
import dev.storehouse.throttle.RateLimit;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /orders} over HTTP. Thread-safe. */
public final class OrderRoutes {

  private static final TextRule PRODUCT_ID =
      TextRule.matching(
          Pattern.compile("[A-Za-z0-9_-]{1,128}"), "This is not a product's identifier.");
  private static final TextRule STATUS = TextRule.verbatim(0, 100);

  /** Lines before those of one product are merged. */
  private static final int MAX_SENT_LINES = 200;

  private final Orders orders;
  private final OrderDesk desk;
  private final Idempotency idempotency;
  private final CursorSealer cursors;
  private final RateLimit limit;
  private final InstantSource clock;

  /**
   * Makes the routes.
   *
   * @param limit on placing orders
   */
  public OrderRoutes(
      Orders orders,
      Products products,
      Idempotency idempotency,
      CursorSealer cursors,
      RateLimit limit,
      Identifiers identifiers,
      InstantSource clock) {
    this.orders = orders;
    this.desk = new OrderDesk(orders, products, identifiers, clock);
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.limit = limit;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/orders", Access.USER, limit.on(this::place)),
        Route.get("/orders", Access.USER, this::list),
        Route.get("/orders/{order_id}", Access.USER, this::get),
        Route.patch("/orders/{order_id}", Access.ADMIN, this::move),
        Route.post("/orders/{order_id}/cancel", Access.USER, this::cancel));
  }

  private Response place(Request request) {
    return idempotency.once(
        request,
        Need.REQUIRED,
        memory ->
            placed(
                desk.place(
                    request.principal().userId(),
                    wanted(JsonBody.of(request)),
                    order -> memory.remember(placed(order)))));
  }

  private static Response placed(Order order) {
    return Response.json(201, OrderDocuments.of(order))
        .with("Location", "/orders/" + order.orderId())
        .with("ETag", Preconditions.tagOf(order.version()));
  }

  private static List<OrderDesk.Wanted> wanted(JsonBody body) {
    Map<String, Long> quantities = new LinkedHashMap<>();
    for (JsonBody item : body.objects("items", 1, MAX_SENT_LINES)) {
      quantities.merge(
          item.text("product_id", PRODUCT_ID),
          item.integer("quantity", 1, Order.MAX_QUANTITY),
          Long::sum);
    }
    if (quantities.size() > Order.MAX_LINES) {
      body.reject(
          "items", "OUT_OF_RANGE", "An order has at most " + Order.MAX_LINES + " products.");
    }
    if (quantities.values().stream().anyMatch(quantity -> quantity > Order.MAX_QUANTITY)) {
      body.reject(
          "items",
          "OUT_OF_RANGE",
          "An order has at most " + Order.MAX_QUANTITY + " units of a product.");
    }
    body.check();
    return quantities.entrySet().stream()
        .map(line -> new OrderDesk.Wanted(line.getKey(), line.getValue()))
        .toList();
  }

  private Response list(Request request) {
    Principal caller = request.principal();
    QueryParameters query =
        new QueryParameters(
            request,
            cursors,
            caller.isAdmin() ? "orders" : "orders of " + caller.userId(),
            Set.of("status", "user_id"));
    Optional<String> userId = query.filter("user_id");
    if (!caller.isAdmin() && userId.isPresent() && !userId.get().equals(caller.userId())) {
      throw new ProblemException(ProblemCode.FORBIDDEN, "You see your own orders only.");
    }
    Orders.Filter filter =
        new Orders.Filter(
            caller.isAdmin() ? userId : Optional.of(caller.userId()),
            query.filter("status").map(OrderRoutes::statusOfFilter));
    return query.respond(orders.list(filter, query.page()), OrderDocuments::of);
  }

  private static OrderStatus statusOfFilter(String text) {
    return OrderStatus.ofWireName(text)
        .orElseThrow(
            () -> QueryParameters.invalid("status", "INVALID_FORMAT", "There is no such status."));
  }

  private Response get(Request request) {
    Order order = existing(request);
    return Preconditions.respond(request, order.version(), OrderDocuments.of(order));
  }

  private Response move(Request request) {
    JsonBody body = JsonBody.of(request);
    body.readOnly(
        "order_id",
        "user_id",
        "items",
        "total_amount",
        "currency",
        "created_at",
        "updated_at",
        "version");
    Optional<OrderStatus> status = OrderStatus.ofWireName(body.text("status", STATUS));
    body.check();
    Order before = existing(request);
    Preconditions.requireMatch(request, before.version());
    if (status.isEmpty() || !before.status().transitions().contains(status.get())) {
      throw OrderDesk.invalidTransition(before, "allowed_transitions tells where it can go.");
    }
    Order after = before.with(status.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!orders.replace(after)) {
      throw Preconditions.changed();
    }
    return current(after);
  }

  private Response cancel(Request request) {
    return current(desk.cancel(existing(request), request.principal().userId()));
  }

  private static Response current(Order order) {
    return Response.ok(OrderDocuments.of(order)).with("ETag", Preconditions.tagOf(order.version()));
  }

  /** The order, if the caller may see it: someone else's is as if it were not there. */
  private Order existing(Request request) {
    Principal caller = request.principal();
    return Optional.of(request.pathParameter("order_id"))
        .filter(Identifiers::isPlausible)
        .flatMap(orders::find)
        .filter(order -> caller.isAdmin() || order.userId().equals(caller.userId()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.ORDER_NOT_FOUND, "GET /orders lists the orders you can see."));
  }
}
