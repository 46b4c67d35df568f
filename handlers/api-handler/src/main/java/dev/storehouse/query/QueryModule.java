package dev.storehouse.query;

import dev.storehouse.http.Application;
import dev.storehouse.http.RequestLog;
import dev.storehouse.http.RestApiAdapter;
import dev.storehouse.http.Route;
import dev.storehouse.http.Router;
import dev.storehouse.query.bulk.BulkApiModule;
import dev.storehouse.query.catalog.CatalogRoutes;
import dev.storehouse.query.catalog.Catalogues;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.query.jobs.JobsModule;
import dev.storehouse.query.keys.ApiKeysModule;
import dev.storehouse.query.saved.SavedQueriesModule;
import dev.storehouse.query.tenants.TenantsModule;
import dev.storehouse.query.usage.UsageRoutes;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.bulk.job.BulkModule;
import dev.storehouse.warehouse.usage.DynamoUsageReport;
import dev.storehouse.wiring.SharedModule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the query API together: the one place that knows every part. */
final class QueryModule {

  private final SharedModule shared;
  private final VerificationKeys verificationKeys;
  private final RequestLog log = new RequestLog(System.out::println);
  private final WarehouseModule warehouse;
  private final BulkModule bulk;

  QueryModule(Environment environment) {
    shared = SharedModule.of(environment, Clock.systemUTC());
    verificationKeys =
        new VerificationKeys(
            new PublishedKeys(shared.dynamoDb(), environment.required("SIGNING_KEYS_TABLE")),
            shared.clock());
    warehouse =
        WarehouseModule.of(
            environment, shared.dynamoDb(), shared.enhanced(), shared.clock(), log::failed);
    bulk =
        BulkModule.of(
            environment,
            warehouse,
            shared.dynamoDb(),
            shared.enhanced(),
            Optional.empty(),
            shared.clock(),
            log::failed);
  }

  RestApiAdapter adapter() {
    return new RestApiAdapter(
        Authenticator.of(
            shared.environment(), shared.dynamoDb(), verificationKeys, shared.clock()));
  }

  Application application() {
    return new Application(new Router(routes()), log, shared.clock(), WarehouseProblems::of);
  }

  /** Forgets what was fetched: for the moment after a snapshot is restored. */
  void forget() {
    shared.applicationSecret().forget();
    verificationKeys.forget();
  }

  /** Every route of the query API. */
  List<Route> routes() {
    Catalogues catalogues = new Catalogues(warehouse.statements(), shared.clock());
    TenantGuard guard = new TenantGuard(catalogues);
    JobsModule jobs = new JobsModule(shared, warehouse, guard);
    List<Route> routes = new ArrayList<>();
    routes.addAll(PublicRoutes.routes());
    routes.addAll(jobs.routes());
    routes.addAll(new CatalogRoutes(catalogues, jobs.queries()::tenant, shared.cursors()).routes());
    routes.addAll(
        new SavedQueriesModule(
                shared, guard, jobs.queries()::run, jobs.limit(), jobs.queries()::tenant)
            .routes());
    routes.addAll(
        new BulkApiModule(shared, bulk, guard, catalogues, jobs.limit(), jobs.queries()::tenant)
            .routes());
    routes.addAll(
        new UsageRoutes(
                new DynamoUsageReport(
                    shared.dynamoDb(), shared.environment().required("USAGE_TABLE")),
                shared.cursors(),
                shared.clock())
            .routes());
    routes.addAll(new ApiKeysModule(shared).routes());
    routes.addAll(
        new TenantsModule(
                shared,
                warehouse.statements(),
                TenantsModule.gatewayKeys(shared),
                tenantId ->
                    !warehouse.jobs().share(tenantId).running().isEmpty()
                        || bulk.jobs().anyRuns(tenantId))
            .routes());
    return routes;
  }
}
