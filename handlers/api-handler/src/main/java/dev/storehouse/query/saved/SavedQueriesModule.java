package dev.storehouse.query.saved;

import dev.storehouse.http.Request;
import dev.storehouse.http.Route;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.wiring.SharedModule;
import java.util.List;
import java.util.function.Function;

/** Puts saved queries together. */
public final class SavedQueriesModule {

  private static final int QUERIES_PER_TENANT = 1000;

  private final SharedModule shared;
  private final TenantGuard guard;
  private final SavedQueryRuns runs;
  private final RateLimit runLimit;
  private final Function<Request, Tenant> tenantOf;

  /**
   * Makes the module.
   *
   * @param shared its environment gives {@code SAVED_QUERIES_TABLE}, and perhaps {@code
   *     SAVED_QUERIES_PER_TENANT}: how many a tenant may have, 1000 unless told otherwise
   * @param runLimit how often a tenant may run queries
   * @param tenantOf the active tenant of a request's caller, or a refusal
   */
  public SavedQueriesModule(
      SharedModule shared,
      TenantGuard guard,
      SavedQueryRuns runs,
      RateLimit runLimit,
      Function<Request, Tenant> tenantOf) {
    this.shared = shared;
    this.guard = guard;
    this.runs = runs;
    this.runLimit = runLimit;
    this.tenantOf = tenantOf;
  }

  public List<Route> routes() {
    SavedQueries queries =
        new DynamoSavedQueries(
            shared.dynamoDb(),
            shared.enhanced(),
            shared.environment().required("SAVED_QUERIES_TABLE"),
            shared.replies(),
            shared.environment().integer("SAVED_QUERIES_PER_TENANT", QUERIES_PER_TENANT));
    return new SavedQueryRoutes(
            queries,
            new SavedQueryCheck(guard),
            runs,
            runLimit,
            tenantOf,
            shared.idempotency(),
            shared.cursors(),
            shared.clock())
        .routes();
  }
}
