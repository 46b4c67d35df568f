package dev.storehouse.query.tenants;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** {@code /v1/tenants}: tenants over HTTP, for administrators of the platform. Thread-safe. */
final class TenantRoutes {

  private static final String DROP_SCHEMA = "drop_schema";

  private final TenantRegister register;
  private final TenantDesk desk;
  private final Predicate<String> hasRunningJobs;
  private final Idempotency idempotency;
  private final CursorSealer cursors;

  TenantRoutes(
      TenantRegister register,
      TenantDesk desk,
      Predicate<String> hasRunningJobs,
      Idempotency idempotency,
      CursorSealer cursors) {
    this.register = register;
    this.desk = desk;
    this.hasRunningJobs = hasRunningJobs;
    this.idempotency = idempotency;
    this.cursors = cursors;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/tenants", Access.ADMIN, this::list),
        Route.post("/v1/tenants", Access.ADMIN, this::create),
        Route.get("/v1/tenants/{tenant_id}", Access.ADMIN, this::get),
        Route.patch("/v1/tenants/{tenant_id}", Access.ADMIN, this::patch),
        Route.delete("/v1/tenants/{tenant_id}", Access.ADMIN, this::delete));
  }

  private Response list(Request request) {
    QueryParameters query = new QueryParameters(request, cursors, "tenants", Set.of());
    return query.respond(register.listed(query.page()), TenantDocuments::of);
  }

  private Response get(Request request) {
    Tenant tenant = existing(request);
    return Preconditions.respond(request, tenant.version(), TenantDocuments.of(tenant));
  }

  private Response create(Request request) {
    return idempotency.once(
        request,
        Need.OPTIONAL,
        memory -> {
          JsonBody body = JsonBody.of(request);
          TenantBodies.Wanted wanted = TenantBodies.created(body);
          body.check();
          return created(
              desk.create(
                  wanted,
                  memory.remember(Response.empty(201)),
                  tenant -> memory.remember(created(tenant))));
        });
  }

  private static Response created(Tenant tenant) {
    return Response.json(201, TenantDocuments.of(tenant))
        .with("Location", "/v1/tenants/" + tenant.tenantId())
        .with("ETag", Preconditions.tagOf(tenant.version()));
  }

  private Response patch(Request request) {
    JsonBody body = JsonBody.of(request);
    Tenant before = existing(request);
    Preconditions.requireMatch(request, before.version());
    Tenant after = TenantBodies.patched(body, before);
    Optional<TenantStatus> status = TenantBodies.status(body);
    body.check();
    if (before.status() == TenantStatus.DELETING) {
      throw new ProblemException(
          ProblemCode.TENANT_CHANGING, "It is being deleted; DELETE it again to carry on.");
    }
    Tenant changed = desk.change(before, after, status);
    return Response.ok(TenantDocuments.of(changed))
        .with("ETag", Preconditions.tagOf(changed.version()));
  }

  private Response delete(Request request) {
    boolean contentsToo = dropSchema(request);
    Tenant before = existing(request);
    Preconditions.requireMatch(request, before.version());
    if (before.status() != TenantStatus.DELETING && hasRunningJobs.test(before.tenantId())) {
      throw new ProblemException(
          ProblemCode.TENANT_BUSY, "Disable it, then cancel its jobs or wait for their end.");
    }
    boolean schemaDropped = desk.remove(before, contentsToo);
    return Response.ok(TenantDocuments.ofDeleted(before, schemaDropped));
  }

  private static boolean dropSchema(Request request) {
    Set<String> unknown = new TreeSet<>(request.query().keySet());
    unknown.remove(DROP_SCHEMA);
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_PARAMETER, "No such parameter: " + String.join(", ", unknown) + ".");
    }
    List<String> values = request.query().getOrDefault(DROP_SCHEMA, List.of("false"));
    if (values.size() != 1 || !Set.of("true", "false").contains(values.getFirst())) {
      throw QueryParameters.invalid(DROP_SCHEMA, "INVALID_VALUE", "It is true or false, once.");
    }
    return Boolean.parseBoolean(values.getFirst());
  }

  private Tenant existing(Request request) {
    return Optional.of(request.pathParameter("tenant_id"))
        .filter(Identifiers::isPlausible)
        .flatMap(register::find)
        .filter(tenant -> tenant.status() != TenantStatus.DELETED)
        .orElseThrow(TenantDesk::notFound);
  }
}
