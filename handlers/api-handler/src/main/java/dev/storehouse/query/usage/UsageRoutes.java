package dev.storehouse.query.usage;

import dev.storehouse.http.Access;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.warehouse.usage.Usage;
import dev.storehouse.warehouse.usage.UsageReport;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /v1/usage}: what the caller's tenant has used, by day and user or key. The first page also
 * tells the sum of the whole range. Thread-safe.
 */
public final class UsageRoutes {

  private final UsageReport report;
  private final CursorSealer cursors;
  private final InstantSource clock;

  public UsageRoutes(UsageReport report, CursorSealer cursors, InstantSource clock) {
    this.report = report;
    this.cursors = cursors;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(Route.get("/v1/usage", Access.scope(Scope.USAGE_READ), this::usage));
  }

  private Response usage(Request request) {
    String tenantId = request.tenantId();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    QueryParameters query =
        new QueryParameters(request, cursors, "usage of " + tenantId, Set.of("from", "to"));
    DateRange range = DateRange.of(query, today);
    PageRequest page = query.page();
    Optional<Usage> total =
        page.from().isPresent()
            ? Optional.empty()
            : report.total(tenantId, range.from(), range.to());
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("from", range.from().toString());
    more.put("to", range.to().toString());
    total.ifPresent(sum -> more.put("totals", UsageDocuments.of(sum)));
    return query.respond(
        report.days(tenantId, range.from(), range.to(), page), UsageDocuments::of, more);
  }
}
