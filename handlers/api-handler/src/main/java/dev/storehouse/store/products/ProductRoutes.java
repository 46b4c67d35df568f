package dev.storehouse.store.products;

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
import dev.storehouse.store.money.Money;
import dev.storehouse.store.money.Prices;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /products}: the catalogue over HTTP. Thread-safe. */
public final class ProductRoutes {

  private static final TextRule NAME = TextRule.line(1, 200);
  private static final TextRule DESCRIPTION = TextRule.line(0, 4000);
  private static final TextRule CATEGORY = TextRule.line(1, 100);
  private static final String[] READ_ONLY = {
    "product_id", "created_at", "updated_at", "archived_at", "version"
  };

  private final Products products;
  private final Idempotency idempotency;
  private final CursorSealer cursors;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final Currency defaultCurrency;

  public ProductRoutes(
      Products products,
      Idempotency idempotency,
      CursorSealer cursors,
      Identifiers identifiers,
      InstantSource clock,
      Currency defaultCurrency) {
    this.products = products;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.identifiers = identifiers;
    this.clock = clock;
    this.defaultCurrency = defaultCurrency;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/products", Access.PUBLIC, this::list),
        Route.post("/products", Access.ADMIN, this::create),
        Route.get("/products/{product_id}", Access.OPTIONAL, this::get),
        Route.put("/products/{product_id}", Access.ADMIN, this::replace),
        Route.patch("/products/{product_id}", Access.ADMIN, this::patch),
        Route.delete("/products/{product_id}", Access.ADMIN, this::archive));
  }

  private Response list(Request request) {
    QueryParameters query = new QueryParameters(request, cursors, "products", Set.of("category"));
    return query.respond(
        products.listed(query.filter("category"), query.page()), ProductDocuments::of);
  }

  private Response get(Request request) {
    Product product = existing(request);
    if (!product.isListed() && !request.caller().map(Principal::isAdmin).orElse(false)) {
      throw notFound();
    }
    return Preconditions.respond(request, product.version(), ProductDocuments.of(product));
  }

  private Response create(Request request) {
    return idempotency.once(
        request,
        Need.OPTIONAL,
        memory -> {
          JsonBody body = JsonBody.of(request);
          body.readOnly(READ_ONLY);
          Product.Details details = details(body);
          long stock = body.optionalInteger("stock", 0, StockLedger.MOST_UNITS).orElse(0L);
          body.check();
          Instant now = now();
          String productId = identifiers.next("prd_");
          Product product = new Product(productId, details, stock, now, now, 1, Optional.empty());
          Response response =
              Response.json(201, ProductDocuments.of(product))
                  .with("Location", "/products/" + productId)
                  .with("ETag", Preconditions.tagOf(1));
          products.create(
              product,
              stock == 0 ? Optional.empty() : Optional.of(initial(product, request.principal())),
              memory.remember(response));
          return response;
        });
  }

  private StockMovement initial(Product product, Principal principal) {
    return new StockMovement(
        identifiers.next("mov_"),
        product.productId(),
        product.stock(),
        "initial stock",
        Optional.empty(),
        principal.userId(),
        product.createdAt());
  }

  private Response replace(Request request) {
    JsonBody body = JsonBody.of(request);
    body.readOnly(READ_ONLY);
    body.readOnly("stock");
    Product.Details details = details(body);
    body.check();
    Product before = existing(request);
    Preconditions.requireMatch(request, before.version());
    return store(before.with(details, now()));
  }

  private Response patch(Request request) {
    JsonBody body = JsonBody.of(request);
    Product before = existing(request);
    Preconditions.requireMatch(request, before.version());
    body.readOnly(READ_ONLY);
    body.readOnly("stock");
    Product.Details old = before.details();
    Product.Details details =
        new Product.Details(
            body.has("name") ? body.text("name", NAME) : old.name(),
            body.has("description")
                ? body.optionalText("description", DESCRIPTION).filter(text -> !text.isEmpty())
                : old.description(),
            patchedPrice(body, old.price()),
            body.has("category") ? body.text("category", CATEGORY) : old.category());
    body.check();
    return store(before.with(details, now()));
  }

  private static Money patchedPrice(JsonBody body, Money old) {
    boolean hasCurrency = body.has("currency");
    if (body.has("price")) {
      return Prices.read(body, old.currency());
    }
    if (hasCurrency) {
      body.reject("price", "REQUIRED", "A new currency needs a new price.");
    }
    return old;
  }

  private Response archive(Request request) {
    Product before = existing(request);
    Preconditions.requireMatch(request, before.version());
    if (before.isListed()) {
      store(before.archived(now()));
    }
    return Response.empty(204);
  }

  private Product.Details details(JsonBody body) {
    return new Product.Details(
        body.text("name", NAME),
        body.optionalText("description", DESCRIPTION).filter(text -> !text.isEmpty()),
        Prices.read(body, defaultCurrency),
        body.text("category", CATEGORY));
  }

  private Response store(Product product) {
    if (!products.replace(product)) {
      throw Preconditions.changed();
    }
    return Response.ok(ProductDocuments.of(product))
        .with("ETag", Preconditions.tagOf(product.version()));
  }

  private Product existing(Request request) {
    return Optional.of(request.pathParameter("product_id"))
        .filter(Identifiers::isPlausible)
        .flatMap(products::find)
        .orElseThrow(ProductRoutes::notFound);
  }

  static ProblemException notFound() {
    return new ProblemException(
        ProblemCode.PRODUCT_NOT_FOUND, "GET /products lists the products there are.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
