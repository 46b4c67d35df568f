package dev.storehouse.store;

import dev.storehouse.http.Route;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.store.orders.DynamoOrders;
import dev.storehouse.store.orders.OrderRoutes;
import dev.storehouse.store.products.DynamoProducts;
import dev.storehouse.store.products.DynamoStockLedger;
import dev.storehouse.store.products.ProductRoutes;
import dev.storehouse.store.products.StockRoutes;
import dev.storehouse.throttle.Rate;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.wiring.SharedModule;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Puts catalogue, stock and orders together. */
final class ShopModule {

  private static final int ORDERS_AT_ONCE = 5000;
  private static final int ORDERS_PER_SECOND = 100;

  private final SharedModule shared;

  ShopModule(SharedModule shared) {
    this.shared = shared;
  }

  List<Route> routes() {
    Environment environment = shared.environment();
    String productsTable = environment.required("PRODUCTS_TABLE");
    DynamoStockLedger ledger =
        new DynamoStockLedger(
            shared.enhanced(),
            environment.required("STOCK_MOVEMENTS_TABLE"),
            productsTable,
            shared.replies());
    DynamoProducts products =
        new DynamoProducts(
            shared.dynamoDb(),
            shared.enhanced(),
            productsTable,
            ledger,
            shared.replies(),
            shared.clock());
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new ProductRoutes(
                products,
                shared.idempotency(),
                shared.cursors(),
                shared.identifiers(),
                shared.clock(),
                Currency.getInstance(environment.required("DEFAULT_CURRENCY")))
            .routes());
    routes.addAll(
        new StockRoutes(
                products,
                ledger,
                shared.idempotency(),
                shared.cursors(),
                shared.identifiers(),
                shared.clock())
            .routes());
    routes.addAll(orderRoutes(products, ledger).routes());
    return routes;
  }

  private OrderRoutes orderRoutes(DynamoProducts products, DynamoStockLedger ledger) {
    Environment environment = shared.environment();
    DynamoOrders orders =
        new DynamoOrders(
            shared.dynamoDb(),
            shared.enhanced(),
            environment.required("ORDERS_TABLE"),
            ledger,
            shared.replies(),
            shared.identifiers(),
            shared.clock());
    Rate rate =
        new Rate(
            environment.integer("ORDER_RATE_CAPACITY", ORDERS_AT_ONCE),
            environment.integer("ORDER_RATE_PER_SECOND", ORDERS_PER_SECOND));
    return new OrderRoutes(
        orders,
        products,
        shared.idempotency(),
        shared.cursors(),
        RateLimit.perUser(shared.buckets(), rate, "orders"),
        shared.identifiers(),
        shared.clock());
  }
}
