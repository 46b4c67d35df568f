package dev.storehouse.query.jobs;

import dev.storehouse.http.Route;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.throttle.Rate;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.wiring.SharedModule;
import java.util.ArrayList;
import java.util.List;

/** Puts queries and their jobs together. */
public final class JobsModule {

  private final SharedModule shared;
  private final WarehouseModule warehouse;
  private final QueryDesk desk;
  private final ResultResponses results;
  private final Queries queries;
  private final RateLimit limit;

  /** Puts them together. */
  public JobsModule(SharedModule shared, WarehouseModule warehouse, TenantGuard guard) {
    this.shared = shared;
    this.warehouse = warehouse;
    this.desk =
        new QueryDesk(
            guard,
            new DynamoAdmissions(
                warehouse.jobs(), warehouse.sessions(), shared.buckets(), shared.replies()),
            warehouse.jobs(),
            warehouse.driver(),
            warehouse.sessions(),
            shared.identifiers(),
            shared.clock());
    this.results = new ResultResponses(new ResultReader(warehouse.statements()), shared.cursors());
    this.queries =
        new Queries(desk, results, shared.idempotency(), warehouse.tenants(), shared.clock());
    this.limit = RateLimit.perTenant(shared.buckets(), this::rateOf, "queries");
  }

  /** For features that run queries of their own. */
  public Queries queries() {
    return queries;
  }

  /** How often a tenant may submit. */
  public RateLimit limit() {
    return limit;
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new JobRoutes(queries, desk, warehouse.jobs(), results, shared.cursors(), limit).routes());
    routes.addAll(new ExplainRoutes(queries, desk, warehouse.statements(), limit).routes());
    return routes;
  }

  private Rate rateOf(String tenantId) {
    Quota quota = warehouse.tenants().find(tenantId).map(Tenant::quota).orElse(Quota.DEFAULT);
    return new Rate(quota.submissionsAtOnce(), quota.submissionsPerSecond());
  }
}
