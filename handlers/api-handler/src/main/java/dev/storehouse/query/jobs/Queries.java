package dev.storehouse.query.jobs;

import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Memory;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.throttle.Permit;
import dev.storehouse.warehouse.job.JobStatus;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.job.Step;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs queries for requests, and answers with rows or with the job to ask for them. Thread-safe.
 */
public final class Queries {

  /**
   * What is kept of an invocation's time to write a job's end and the answer, be everything slow:
   * with the 29 s that the function has, it leaves the whole of the longest wait.
   */
  private static final Duration RESERVE = Duration.ofSeconds(9);

  private final QueryDesk desk;
  private final ResultResponses results;
  private final Idempotency idempotency;
  private final Tenants tenants;
  private final InstantSource clock;

  Queries(
      QueryDesk desk,
      ResultResponses results,
      Idempotency idempotency,
      Tenants tenants,
      InstantSource clock) {
    this.desk = desk;
    this.results = results;
    this.idempotency = idempotency;
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * Runs a query. Its permit is taken with the write that lets it in, or with the answer. The same
   * request under the same Idempotency-Key finds the job of the first one, wherever that stands;
   * the SQL does not run again.
   *
   * @throws ProblemException SQL_ERROR where it is refused or fails within the wait, QUEUE_FULL
   */
  public Response run(Request request, QuerySpec spec, Permit permit) {
    Tenant tenant = tenant(request);
    Instant until = until(request, spec.waiting());
    return idempotency.once(
        request,
        Need.OPTIONAL,
        memory -> first(request, spec, tenant, until, memory, permit),
        stored -> {
          permit.require();
          return again(request, spec, stored, until);
        });
  }

  /**
   * The tenant of a request's caller.
   *
   * @throws ProblemException FORBIDDEN if it is not active
   */
  public Tenant tenant(Request request) {
    return tenants
        .find(request.tenantId())
        .filter(Tenant::isActive)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.FORBIDDEN, "The tenant is not active."));
  }

  private Response first(
      Request request, QuerySpec spec, Tenant tenant, Instant until, Memory memory, Permit permit) {
    Verdict.Accepted accepted =
        switch (desk.check(spec, tenant)) {
          case Verdict.Refused refused ->
              throw SqlProblems.refused(refused.refusal()).asException();
          case Verdict.Accepted passed -> passed;
        };
    QueryJob draft = desk.draft(spec, accepted, tenant, request.principal().actorId(), until);
    Response begun = Response.json(202, Map.of("job_id", draft.jobId()));
    QueryJob job =
        desk.admit(draft, tenant, permit, memory.remember(begun))
            .orElseThrow(() -> queueFull(tenant));
    return answered(job, spec, until);
  }

  Response again(Request request, QuerySpec spec, StoredReply stored, Instant until) {
    return desk.find(jobId(stored), request.tenantId())
        .map(job -> answered(job, spec, until))
        .orElseThrow(JobRoutes::notFound);
  }

  private Response answered(QueryJob job, QuerySpec spec, Instant until) {
    Step step = desk.await(job, until);
    if (!step.job().status().isTerminal() && spec.cancelAfterWait()) {
      return answer(new Step(desk.cancel(step.job()), Optional.empty()));
    }
    return answer(step);
  }

  /** A job as the answer to the request that submitted it. */
  private Response answer(Step step) {
    QueryJob job = step.job();
    return switch (job.status()) {
      case COMPLETED -> results.json(job, PagePosition.START, step.firstPage());
      case FAILED, TIMED_OUT -> throw SqlProblems.failed(job).asException();
      case CANCELLED -> Response.ok(JobDocuments.of(job));
      case QUEUED, RUNNING ->
          Response.json(202, pending(job))
              .with("Location", "/v1/jobs/" + job.jobId())
              .with("Retry-After", "1");
    };
  }

  private Map<String, Object> pending(QueryJob job) {
    Map<String, Object> document = new LinkedHashMap<>(JobDocuments.of(job));
    if (job.status() == JobStatus.QUEUED) {
      document.put("queue_position", desk.positionOf(job));
    }
    return document;
  }

  /** When to stop waiting: as asked, and early enough to answer. */
  Instant until(Request request, Duration wait) {
    Duration possible = request.remaining().get().minus(RESERVE);
    Duration within = wait.compareTo(possible) < 0 ? wait : possible;
    return clock.instant().plus(within.isNegative() ? Duration.ZERO : within);
  }

  private static ProblemException queueFull(Tenant tenant) {
    return Problem.of(
            ProblemCode.QUEUE_FULL,
            "%d statements of the tenant run and %d wait; try again when some have ended."
                .formatted(tenant.quota().concurrency(), tenant.quota().queueDepth()))
        .withExtension("layer", "quota")
        .withHeader("Retry-After", "5")
        .asException();
  }

  private static String jobId(StoredReply stored) {
    try {
      return String.valueOf(Json.readObject(stored.body()).get("job_id"));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("a stored reply that is no document", e);
    }
  }
}
