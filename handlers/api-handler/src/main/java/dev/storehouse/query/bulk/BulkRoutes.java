package dev.storehouse.query.bulk;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.TextRule;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Memory;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkJobs;
import dev.storehouse.warehouse.bulk.job.BulkState;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.webhook.WebhookExceptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code /v1/bulk/jobs}. Thread-safe. */
final class BulkRoutes {

  private static final Access WRITERS = Access.scope(Scope.BULK_WRITE);
  private static final Access READERS = Access.scope(Scope.BULK_READ);
  private static final String PATH = "/v1/bulk/jobs";
  private static final String ONE = PATH + "/{job_id}";
  private static final TextRule WANTED =
      TextRule.matching(
          Pattern.compile("UploadComplete|Aborted"), "It is UploadComplete or Aborted.");

  private final BulkDesk desk;
  private final BulkJobs jobs;
  private final WebhookExceptions exceptions;
  private final Function<Request, Tenant> tenantOf;
  private final Idempotency idempotency;
  private final CursorSealer cursors;
  private final RateLimit limit;

  BulkRoutes(
      BulkDesk desk,
      BulkJobs jobs,
      WebhookExceptions exceptions,
      Function<Request, Tenant> tenantOf,
      Idempotency idempotency,
      CursorSealer cursors,
      RateLimit limit) {
    this.desk = desk;
    this.jobs = jobs;
    this.exceptions = exceptions;
    this.tenantOf = tenantOf;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.limit = limit;
  }

  List<Route> routes() {
    return List.of(
        Route.post(PATH, WRITERS, limit.on(this::create)),
        Route.get(PATH, READERS, this::list),
        Route.get(ONE, READERS, this::get),
        Route.patch(ONE, WRITERS, this::change),
        Route.delete(ONE, WRITERS, this::abort));
  }

  private Response create(Request request) {
    return idempotency.once(request, Need.OPTIONAL, memory -> create(request, memory));
  }

  private Response create(Request request, Memory memory) {
    JsonBody body = JsonBody.of(request);
    BulkSpec spec = BulkBody.read(body, exceptions);
    body.check();
    BulkJob job = desk.draft(spec, tenantOf.apply(request), request.principal().actorId());
    Map<String, Object> document = new LinkedHashMap<>(BulkDocuments.of(job));
    job.notice().ifPresent(notice -> document.put("notification_secret", "whsec_" + notice.key()));
    Response response = Response.json(201, document).with("Location", PATH + "/" + job.jobId());
    desk.create(job, memory.remember(response));
    return response;
  }

  private Response list(Request request) {
    String tenantId = request.tenantId();
    QueryParameters query =
        new QueryParameters(request, cursors, "bulk jobs of " + tenantId, Set.of("state"));
    Optional<BulkState> state = query.filter("state").map(BulkRoutes::state);
    return query.respond(jobs.list(tenantId, state, query.page()), BulkDocuments::of);
  }

  private static BulkState state(String name) {
    return BulkState.ofWireName(name)
        .orElseThrow(
            () ->
                QueryParameters.invalid(
                    "state",
                    "INVALID_FORMAT",
                    "It is one of %s."
                        .formatted(
                            Arrays.stream(BulkState.values()).map(BulkState::wireName).toList())));
  }

  private Response get(Request request) {
    new QueryParameters(request, cursors, "bulk job", Set.of());
    BulkJob job = existing(request);
    Response response = Response.ok(BulkDocuments.of(job, desk.countsOf(job)));
    return job.state() == BulkState.IN_PROGRESS ? response.with("Retry-After", "2") : response;
  }

  private Response change(Request request) {
    JsonBody body = JsonBody.of(request);
    String wanted = body.text("state", WANTED);
    body.check();
    BulkJob job = existing(request);
    if (wanted.equals(BulkState.ABORTED.wireName())) {
      return answer(desk.abort(job));
    }
    BulkJob now = desk.uploaded(job);
    if (now.state() == BulkState.ABORTED || now.state() == BulkState.OPEN) {
      throw Problem.of(ProblemCode.BULK_JOB_NOT_OPEN, "The job was given up.")
          .withExtension("job_state", now.state().wireName())
          .asException();
    }
    return answer(now);
  }

  private Response abort(Request request) {
    return answer(desk.abort(existing(request)));
  }

  /** 202 while the job is on its way to what was asked for. */
  private static Response answer(BulkJob job) {
    return Response.json(job.state().isTerminal() ? 200 : 202, BulkDocuments.of(job));
  }

  private BulkJob existing(Request request) {
    return desk.find(request.pathParameter("job_id"), request.tenantId());
  }
}
