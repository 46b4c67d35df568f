package dev.storehouse.query.saved;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Memory;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.query.jobs.QueryBody;
import dev.storehouse.query.jobs.QuerySpec;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.throttle.Permit;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code /v1/saved-queries}. Who may save queries reads and writes them, SQL and all; who may run
 * queries runs them by name, with values and without SQL. Thread-safe.
 */
public final class SavedQueryRoutes {

  private static final Access AUTHORS = Access.scope(Scope.QUERY_SAVE);
  private static final Access RUNNERS = Access.scope(Scope.QUERY_RUN);
  private static final String PATH = "/v1/saved-queries";
  private static final String ONE = PATH + "/{name}";
  private static final String[] READ_ONLY = {"created_at", "updated_at", "version"};

  private final SavedQueries queries;
  private final SavedQueryCheck check;
  private final SavedQueryRuns runs;
  private final RateLimit runLimit;
  private final Function<Request, Tenant> tenantOf;
  private final Idempotency idempotency;
  private final CursorSealer cursors;
  private final InstantSource clock;

  SavedQueryRoutes(
      SavedQueries queries,
      SavedQueryCheck check,
      SavedQueryRuns runs,
      RateLimit runLimit,
      Function<Request, Tenant> tenantOf,
      Idempotency idempotency,
      CursorSealer cursors,
      InstantSource clock) {
    this.queries = queries;
    this.check = check;
    this.runs = runs;
    this.runLimit = runLimit;
    this.tenantOf = tenantOf;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(PATH, AUTHORS, this::create),
        Route.get(PATH, AUTHORS, this::list),
        Route.get(ONE, AUTHORS, this::get),
        Route.put(ONE, AUTHORS, this::replace),
        Route.delete(ONE, AUTHORS, this::delete),
        Route.post(ONE + "/runs", RUNNERS, runLimit.metered(this::run)));
  }

  private Response create(Request request) {
    return idempotency.once(request, Need.OPTIONAL, memory -> create(request, memory));
  }

  private Response create(Request request, Memory memory) {
    JsonBody body = JsonBody.of(request);
    body.readOnly(READ_ONLY);
    String name = SavedQueryBody.name(body);
    SavedQuery.Definition definition = SavedQueryBody.read(body);
    body.check();
    Tenant tenant = tenantOf.apply(request);
    check.check(tenant, definition);
    Instant now = now();
    SavedQuery query = new SavedQuery(tenant.tenantId(), name, definition, now, now, 1);
    Response response =
        Response.json(201, SavedQueryDocuments.of(query))
            .with("Location", PATH + "/" + name)
            .with("ETag", Preconditions.tagOf(1));
    return switch (queries.create(query, memory.remember(response))) {
      case CREATED -> response;
      case NAME_TAKEN ->
          throw new ProblemException(
              ProblemCode.SAVED_QUERY_EXISTS, "PUT it to replace the query of this name.");
      case TOO_MANY ->
          throw new ProblemException(
              ProblemCode.SAVED_QUERY_LIMIT, "Delete a query that is not needed any more.");
    };
  }

  private Response list(Request request) {
    String tenantId = tenantOf.apply(request).tenantId();
    QueryParameters query =
        new QueryParameters(request, cursors, "saved queries of " + tenantId, Set.of());
    return query.respond(queries.listed(tenantId, query.page()), SavedQueryDocuments::of);
  }

  private Response get(Request request) {
    SavedQuery query = existing(request, tenantOf.apply(request));
    return Preconditions.respond(request, query.version(), SavedQueryDocuments.of(query));
  }

  private Response replace(Request request) {
    JsonBody body = JsonBody.of(request);
    body.readOnly(READ_ONLY);
    body.readOnly("name");
    SavedQuery.Definition definition = SavedQueryBody.read(body);
    body.check();
    Tenant tenant = tenantOf.apply(request);
    SavedQuery before = existing(request, tenant);
    Preconditions.requireMatch(request, before.version());
    check.check(tenant, definition);
    SavedQuery after = before.with(definition, now());
    if (!queries.replace(after)) {
      throw Preconditions.changed();
    }
    return Response.ok(SavedQueryDocuments.of(after))
        .with("ETag", Preconditions.tagOf(after.version()));
  }

  private Response delete(Request request) {
    SavedQuery query = existing(request, tenantOf.apply(request));
    Preconditions.requireMatch(request, query.version());
    if (!queries.delete(query)) {
      throw Preconditions.changed();
    }
    return Response.empty(204);
  }

  private Response run(Request request, Permit permit) {
    JsonBody body = JsonBody.of(request);
    SavedQuery query = existing(request, tenantOf.apply(request));
    SavedQuery.Definition definition = query.definition();
    QuerySpec wanted =
        QueryBody.read(
            body,
            definition.sql(),
            RunValues.read(body, definition.parameters()),
            Optional.of(query.name()));
    QuerySpec complete = definition.defaults().complete(wanted, body);
    body.check();
    return runs.run(request, complete, permit);
  }

  private SavedQuery existing(Request request, Tenant tenant) {
    return Optional.of(request.pathParameter("name"))
        .filter(name -> SavedQueryBody.NAME.matcher(name).matches())
        .flatMap(name -> queries.find(tenant.tenantId(), name))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.SAVED_QUERY_NOT_FOUND,
                    "GET /v1/saved-queries lists the queries there are."));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
