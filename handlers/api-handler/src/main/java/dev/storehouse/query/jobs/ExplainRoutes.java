package dev.storehouse.query.jobs;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.job.SqlError;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import dev.storehouse.warehouse.statement.Submission.BoundValue;
import dev.storehouse.warehouse.statement.Submission.SessionUse;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/queries:explain}: what would become of a query. Nothing of it is executed. */
final class ExplainRoutes {

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final String STATEMENT_NAME = "explain";

  private final Queries queries;
  private final QueryDesk desk;
  private final Statements statements;
  private final RateLimit limit;

  ExplainRoutes(Queries queries, QueryDesk desk, Statements statements, RateLimit limit) {
    this.queries = queries;
    this.desk = desk;
    this.statements = statements;
    this.limit = limit;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/queries:explain", Access.scope(Scope.QUERY_RUN), limit.on(this::explain)));
  }

  private Response explain(Request request) {
    JsonBody body = JsonBody.of(request);
    QuerySpec spec = QueryBody.read(body);
    body.check();
    Tenant tenant = queries.tenant(request);
    Verdict verdict = desk.check(spec, tenant);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("verdict", verdict instanceof Verdict.Accepted ? "accepted" : "refused");
    document.put("fences", fences(verdict));
    switch (verdict) {
      case Verdict.Refused refused -> document.put("error", SqlProblems.error(refused.refusal()));
      case Verdict.Accepted accepted -> {
        document.put("sql", accepted.sql());
        document.put(
            "relations", accepted.relations().stream().map(Object::toString).sorted().toList());
        document.put("functions", new TreeSet<>(accepted.functions()).stream().toList());
        plan(accepted, tenant, document);
      }
    }
    document.put("limits", limits(spec, tenant));
    return Response.ok(document);
  }

  private static List<Map<String, String>> fences(Verdict verdict) {
    return verdict.fences().stream()
        .map(
            outcome ->
                Map.of(
                    "fence", outcome.fence().name().toLowerCase(Locale.ROOT),
                    "answer", outcome.answer().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private void plan(
      Verdict.Accepted accepted, Tenant tenant, Map<String, @Nullable Object> document) {
    Optional<String> secret = tenant.secretArn();
    if (secret.isEmpty()) {
      return;
    }
    Execution execution =
        statements.submit(
            new Submission(
                "EXPLAIN " + accepted.sql(),
                accepted.parameters().stream()
                    .map(bound -> new BoundValue(bound.name(), bound.value()))
                    .toList(),
                UUID.randomUUID().toString(),
                STATEMENT_NAME,
                secret.get(),
                new SessionUse.None()),
            WAIT);
    switch (execution.state()) {
      case FINISHED -> document.put("plan", text(execution));
      case FAILED -> {
        SqlError error = SqlError.of(execution.error().orElse("The plan could not be made."));
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("layer", "warehouse");
        error.sqlState().ifPresent(state -> failure.put("sqlstate", state));
        failure.put("message", error.message());
        document.put("verdict", "refused");
        document.put("error", failure);
      }
      case RUNNING -> statements.cancel(execution.statementId());
      case ABORTED -> {}
    }
  }

  private String text(Execution execution) {
    ResultPage page = statements.result(execution.statementId(), Optional.empty());
    return page.rows().stream()
        .map(row -> String.valueOf(row.getFirst()))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, Object> limits(QuerySpec spec, Tenant tenant) {
    Duration most = tenant.quota().longest();
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("rows", spec.shape().rowLimit());
    limits.put("max_bytes", spec.shape().maxBytes());
    limits.put(
        "statement_timeout_seconds",
        spec.longest().filter(wanted -> wanted.compareTo(most) < 0).orElse(most).toSeconds());
    limits.put("concurrency", tenant.quota().concurrency());
    limits.put("queue_depth", tenant.quota().queueDepth());
    return limits;
  }
}
