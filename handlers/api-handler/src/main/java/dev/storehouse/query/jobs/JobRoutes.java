package dev.storehouse.query.jobs;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.throttle.Permit;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.job.JobStatus;
import dev.storehouse.warehouse.job.Jobs;
import dev.storehouse.warehouse.job.QueryJob;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/queries} and {@code /v1/jobs}. Thread-safe. */
final class JobRoutes {

  private final Queries queries;
  private final QueryDesk desk;
  private final Jobs jobs;
  private final ResultResponses results;
  private final CursorSealer cursors;
  private final RateLimit limit;

  JobRoutes(
      Queries queries,
      QueryDesk desk,
      Jobs jobs,
      ResultResponses results,
      CursorSealer cursors,
      RateLimit limit) {
    this.queries = queries;
    this.desk = desk;
    this.jobs = jobs;
    this.results = results;
    this.cursors = cursors;
    this.limit = limit;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/queries", Access.scope(Scope.QUERY_RUN), limit.metered(this::run)),
        Route.get("/v1/jobs", Access.scope(Scope.QUERY_READ), this::list),
        Route.get("/v1/jobs/{job_id}", Access.scope(Scope.QUERY_READ), this::get),
        Route.delete("/v1/jobs/{job_id}", Access.scope(Scope.QUERY_CANCEL), this::cancel),
        Route.get("/v1/jobs/{job_id}/results", Access.scope(Scope.QUERY_READ), this::results)
            .answering(ResultResponses.JSON, ResultResponses.LINES, ResultResponses.CSV));
  }

  private Response run(Request request, Permit permit) {
    JsonBody body = JsonBody.of(request);
    QuerySpec spec = QueryBody.read(body);
    body.check();
    return queries.run(request, spec, permit);
  }

  private Response list(Request request) {
    String tenantId = request.tenantId();
    QueryParameters query =
        new QueryParameters(
            request, cursors, "jobs of " + tenantId, Set.of("status", "created_after"));
    Optional<JobStatus> status = query.filter("status").map(JobRoutes::status);
    Optional<Instant> after = query.filter("created_after").map(JobRoutes::time);
    return query.respond(jobs.list(tenantId, status, after, query.page()), JobDocuments::of);
  }

  private static JobStatus status(String name) {
    return JobStatus.ofName(name)
        .orElseThrow(
            () ->
                QueryParameters.invalid(
                    "status",
                    "INVALID_FORMAT",
                    "It is one of " + List.of(JobStatus.values()) + "."));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw QueryParameters.invalid(
          "created_after", "INVALID_FORMAT", "It is a time such as 2026-11-25T12:00:00Z.");
    }
  }

  private Response get(Request request) {
    QueryParameters query = new QueryParameters(request, cursors, "job", Set.of("wait_seconds"));
    Duration wait = Duration.ofSeconds(query.filter("wait_seconds").map(JobRoutes::wait).orElse(0));
    QueryJob found = existing(request);
    QueryJob job = desk.await(found, queries.until(request, wait)).job();
    Response response = Response.ok(JobDocuments.of(job, desk.positionOf(job)));
    return job.status().isTerminal() ? response : response.with("Retry-After", "1");
  }

  private static int wait(String text) {
    if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > QuerySpec.LONGEST_WAIT.toSeconds()) {
      throw QueryParameters.invalid(
          "wait_seconds",
          "OUT_OF_RANGE",
          "The wait is from 0 to %d seconds.".formatted(QuerySpec.LONGEST_WAIT.toSeconds()));
    }
    return Integer.parseInt(text);
  }

  private Response cancel(Request request) {
    QueryJob job = desk.cancel(existing(request));
    return Response.json(job.status().isTerminal() ? 200 : 202, JobDocuments.of(job));
  }

  private Response results(Request request) {
    QueryJob job = desk.await(existing(request), queries.until(request, Duration.ZERO)).job();
    requireRows(job);
    QueryParameters query =
        new QueryParameters(request, cursors, ResultResponses.scope(job), Set.of());
    PagePosition from = query.page().from().map(PagePosition::of).orElse(PagePosition.START);
    return switch (request.mediaType()) {
      case ResultResponses.LINES -> results.lines(job, from);
      case ResultResponses.CSV -> results.csv(job, from);
      default -> results.json(job, from, Optional.empty());
    };
  }

  private static void requireRows(QueryJob job) {
    switch (job.status()) {
      case COMPLETED -> {}
      case QUEUED, RUNNING ->
          throw Problem.of(
                  ProblemCode.JOB_NOT_FINISHED,
                  "GET /v1/jobs/%s?wait_seconds=20 waits for its end.".formatted(job.jobId()))
              .withExtension("job_status", job.status().name())
              .withHeader("Retry-After", "1")
              .asException();
      case FAILED, TIMED_OUT ->
          throw Problem.of(
                  ProblemCode.JOB_WITHOUT_RESULT,
                  "GET /v1/jobs/%s tells why it failed.".formatted(job.jobId()))
              .withExtension("job_status", job.status().name())
              .withExtension("error", SqlProblems.error(job))
              .asException();
      case CANCELLED ->
          throw Problem.of(ProblemCode.JOB_WITHOUT_RESULT, "The job was cancelled.")
              .withExtension("job_status", job.status().name())
              .asException();
    }
  }

  private QueryJob existing(Request request) {
    return desk.find(request.pathParameter("job_id"), request.tenantId())
        .orElseThrow(JobRoutes::notFound);
  }

  static ProblemException notFound() {
    return new ProblemException(
        ProblemCode.JOB_NOT_FOUND, "GET /v1/jobs lists the jobs of the tenant.");
  }
}
