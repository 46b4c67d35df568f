package dev.storehouse.store.products;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.TextRule;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /products/{product_id}/stock}: the ledger over HTTP. Thread-safe. */
public final class StockRoutes {

  private static final TextRule REASON = TextRule.line(1, 200);
  private static final long MOST_MOVED = 1_000_000;

  private final Products products;
  private final StockLedger ledger;
  private final Idempotency idempotency;
  private final CursorSealer cursors;
  private final Identifiers identifiers;
  private final InstantSource clock;

  public StockRoutes(
      Products products,
      StockLedger ledger,
      Idempotency idempotency,
      CursorSealer cursors,
      Identifiers identifiers,
      InstantSource clock) {
    this.products = products;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/products/{product_id}/stock", Access.ADMIN, this::list),
        Route.post("/products/{product_id}/stock", Access.ADMIN, this::book));
  }

  private Response list(Request request) {
    String productId = productId(request);
    QueryParameters query =
        new QueryParameters(request, cursors, "stock of " + productId, Set.of());
    if (products.find(productId).isEmpty()) {
      throw ProductRoutes.notFound();
    }
    return query.respond(ledger.movements(productId, query.page()), ProductDocuments::of);
  }

  private Response book(Request request) {
    String productId = productId(request);
    return idempotency.once(
        request,
        Need.OPTIONAL,
        memory -> {
          JsonBody body = JsonBody.of(request);
          long quantity = body.integer("quantity", -MOST_MOVED, MOST_MOVED);
          String reason = body.text("reason", REASON);
          if (quantity == 0 && body.has("quantity")) {
            body.reject("quantity", "OUT_OF_RANGE", "A movement is not zero.");
          }
          body.check();
          StockMovement movement =
              new StockMovement(
                  identifiers.next("mov_"),
                  productId,
                  quantity,
                  reason,
                  Optional.empty(),
                  request.principal().userId(),
                  clock.instant().truncatedTo(ChronoUnit.MILLIS));
          Response response = Response.json(201, ProductDocuments.of(movement));
          return switch (ledger.book(movement, memory.remember(response))) {
            case BOOKED -> response;
            case NO_SUCH_PRODUCT -> throw ProductRoutes.notFound();
            case OUT_OF_BOUNDS ->
                throw new ProblemException(
                    ProblemCode.INSUFFICIENT_STOCK,
                    "The stock stays from 0 to " + StockLedger.MOST_UNITS + " units.");
          };
        });
  }

  private static String productId(Request request) {
    return Optional.of(request.pathParameter("product_id"))
        .filter(Identifiers::isPlausible)
        .orElseThrow(ProductRoutes::notFound);
  }
}
