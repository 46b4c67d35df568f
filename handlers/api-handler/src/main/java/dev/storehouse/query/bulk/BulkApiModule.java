package dev.storehouse.query.bulk;

import dev.storehouse.http.Request;
import dev.storehouse.http.Route;
import dev.storehouse.query.catalog.Catalogues;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.bulk.job.BulkModule;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.webhook.WebhookExceptions;
import dev.storehouse.wiring.SharedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts the routes of bulk jobs together. */
public final class BulkApiModule {

  private final List<Route> routes = new ArrayList<>();

  /**
   * Makes the routes.
   *
   * @param limit how often a tenant may make a job
   * @param tenantOf the active tenant of a request's caller, or a refusal
   */
  public BulkApiModule(
      SharedModule shared,
      BulkModule bulk,
      TenantGuard guard,
      Catalogues catalogues,
      RateLimit limit,
      Function<Request, Tenant> tenantOf) {
    BulkDesk desk =
        new BulkDesk(
            bulk.jobs(),
            bulk.driver(),
            guard,
            catalogues,
            new UploadedFiles(bulk.bucket(), bulk.uploads()),
            bulk.exports(),
            shared.replies(),
            shared.identifiers(),
            shared.clock());
    WebhookExceptions exceptions =
        WebhookExceptions.of(shared.environment().optional("WEBHOOK_EXCEPTIONS").orElse(""));
    routes.addAll(
        new BulkRoutes(
                desk,
                bulk.jobs(),
                exceptions,
                tenantOf,
                shared.idempotency(),
                shared.cursors(),
                limit)
            .routes());
    routes.addAll(
        new UploadRoutes(bulk.bucket(), desk, bulk.files().links(), shared.cursors()).routes());
    routes.addAll(
        new OutcomeRoutes(bulk.bucket(), desk, bulk.exports(), bulk.files(), shared.cursors())
            .routes());
  }

  public List<Route> routes() {
    return routes;
  }
}
