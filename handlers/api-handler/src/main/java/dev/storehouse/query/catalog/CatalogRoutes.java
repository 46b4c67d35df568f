package dev.storehouse.query.catalog;

import dev.storehouse.http.Access;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.query.guard.RelationName;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code /v1/catalog}: what a tenant's callers can ask for in their statements. What is not there
 * and what others have are one and the same. Thread-safe.
 */
public final class CatalogRoutes {

  private static final Access ACCESS = Access.scope(Scope.CATALOG_READ);

  private final Catalogues catalogues;
  private final Function<Request, Tenant> tenantOf;
  private final CursorSealer cursors;

  /**
   * Makes the routes.
   *
   * @param tenantOf the active tenant of a request's caller, or a refusal
   */
  public CatalogRoutes(
      Catalogues catalogues, Function<Request, Tenant> tenantOf, CursorSealer cursors) {
    this.catalogues = catalogues;
    this.tenantOf = tenantOf;
    this.cursors = cursors;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/v1/catalog/schemas", ACCESS, this::schemas),
        Route.get("/v1/catalog/schemas/{schema}/tables", ACCESS, this::tables),
        Route.get("/v1/catalog/schemas/{schema}/tables/{table}", ACCESS, this::table));
  }

  private Response schemas(Request request) {
    Tenant tenant = tenantOf.apply(request);
    QueryParameters query =
        new QueryParameters(request, cursors, "schemas of " + tenant.tenantId(), Set.of());
    return query.respond(
        page(catalogues.relations(tenant).schemas(), query.page()),
        schema -> CatalogDocuments.of(schema.getKey()));
  }

  private Response tables(Request request) {
    Tenant tenant = tenantOf.apply(request);
    String schema = request.pathParameter("schema");
    QueryParameters query =
        new QueryParameters(
            request, cursors, "tables of " + tenant.tenantId() + " in " + schema, Set.of());
    PageRequest wanted = query.page();
    NavigableMap<String, RelationType> tables =
        found(tenant, relations -> Optional.ofNullable(relations.schemas().get(schema)))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.SCHEMA_NOT_FOUND,
                        "GET /v1/catalog/schemas lists the schemas there are."));
    return query.respond(
        page(tables, wanted),
        table -> CatalogDocuments.of(new RelationName(schema, table.getKey()), table.getValue()));
  }

  private Response table(Request request) {
    Tenant tenant = tenantOf.apply(request);
    RelationName relation =
        new RelationName(request.pathParameter("schema"), request.pathParameter("table"));
    RelationType type =
        found(tenant, relations -> relations.type(relation))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.TABLE_NOT_FOUND,
                        "GET /v1/catalog/schemas/{schema}/tables lists the tables there are."));
    return Response.ok(CatalogDocuments.of(relation, type, catalogues.columns(tenant, relation)));
  }

  private <T> Optional<T> found(Tenant tenant, Function<VisibleRelations, Optional<T>> search) {
    return search
        .apply(catalogues.relations(tenant))
        .or(() -> search.apply(catalogues.relationsNow(tenant)));
  }

  private static <T> Page<Map.Entry<String, T>> page(
      NavigableMap<String, T> all, PageRequest request) {
    NavigableMap<String, T> rest =
        request.from().map(from -> all.tailMap(from.after(), false)).orElse(all);
    List<Map.Entry<String, T>> items = rest.entrySet().stream().limit(request.limit()).toList();
    return new Page<>(
        items,
        rest.size() > items.size()
            ? Optional.of(new Position(items.getLast().getKey()))
            : Optional.empty());
  }
}
