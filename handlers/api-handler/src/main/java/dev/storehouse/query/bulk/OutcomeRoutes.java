package dev.storehouse.query.bulk;

import dev.storehouse.http.Access;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkState;
import dev.storehouse.warehouse.bulk.job.BulkWork;
import dev.storehouse.warehouse.bulk.job.Exports;
import dev.storehouse.warehouse.bulk.job.Run;
import dev.storehouse.warehouse.files.FileDescription;
import dev.storehouse.warehouse.files.FilesModule;
import dev.storehouse.warehouse.files.UnloadManifest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code …/results} and {@code …/failed-results} of bulk jobs. Thread-safe. */
final class OutcomeRoutes {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final String bucket;
  private final BulkDesk desk;
  private final Exports exports;
  private final FilesModule files;
  private final CursorSealer cursors;

  OutcomeRoutes(
      String bucket, BulkDesk desk, Exports exports, FilesModule files, CursorSealer cursors) {
    this.bucket = bucket;
    this.desk = desk;
    this.exports = exports;
    this.files = files;
    this.cursors = cursors;
  }

  List<Route> routes() {
    Access readers = Access.scope(Scope.BULK_READ);
    return List.of(
        Route.get("/v1/bulk/jobs/{job_id}/results", readers, this::results),
        Route.get("/v1/bulk/jobs/{job_id}/failed-results", readers, this::failedResults));
  }

  private Response results(Request request) {
    BulkJob job = desk.find(request.pathParameter("job_id"), request.tenantId());
    QueryParameters query =
        new QueryParameters(request, cursors, "files of " + job.jobId(), Set.of());
    PageRequest page = query.page();
    if (job.state() != BulkState.JOB_COMPLETE) {
      throw notThere(job);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job_id", job.jobId());
    document.put("operation", job.work().operation().wireName());
    document.put("row_count", rows(job));
    document.put("bytes", job.counts().bytes());
    List<UnloadManifest.Entry> all =
        job.work() instanceof BulkWork.Export
            ? exports.files(place(job), job.run().map(Run::attempt).orElse(1))
            : List.of();
    int from = page.from().map(position -> Integer.parseInt(position.after())).orElse(0);
    int to = Math.min(all.size(), from + page.limit());
    document.put("files", all.size());
    return query.respond(
        new Page<>(
            all.subList(Math.min(from, to), to),
            to < all.size() ? Optional.of(new Position(Integer.toString(to))) : Optional.empty()),
        this::file,
        document);
  }

  private static long rows(BulkJob job) {
    return job.work() instanceof BulkWork.Export
        ? job.counts().processed()
        : job.counts().changed();
  }

  private Map<String, Object> file(UnloadManifest.Entry entry) {
    String name = entry.key().substring(entry.key().lastIndexOf('/') + 1);
    FileDescription described =
        files.files().describe(entry.key()).orElseThrow(OutcomeRoutes::expired);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file_name", name);
    document.put("rows", entry.rows());
    document.put("bytes", described.bytes());
    described
        .checksum()
        .ifPresent(
            checksum ->
                document.put(
                    "checksum",
                    Map.of("algorithm", checksum.algorithm(), "value", checksum.value())));
    document.putAll(LinkDocuments.of(files.links().download(entry.key(), name, LIFETIME)));
    return document;
  }

  private Response failedResults(Request request) {
    BulkJob job = desk.find(request.pathParameter("job_id"), request.tenantId());
    new QueryParameters(request, cursors, "rejected rows", Set.of());
    if (!job.state().isTerminal()) {
      throw notThere(job);
    }
    String key = place(job).rejectedRows();
    Optional<FileDescription> described = files.files().describe(key);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job_id", job.jobId());
    document.put("row_count", job.counts().rejected());
    if (described.isPresent()) {
      document.put("bytes", described.get().bytes());
      document.putAll(
          LinkDocuments.of(
              files.links().download(key, job.jobId() + "-rejected-rows.csv", LIFETIME)));
    } else if (job.counts().rejected() > 0) {
      throw expired();
    }
    return Response.ok(document);
  }

  private JobFiles place(BulkJob job) {
    return new JobFiles(bucket, job.tenantId(), job.jobId());
  }

  private static ProblemException expired() {
    return new ProblemException(
        ProblemCode.RESULT_EXPIRED,
        "Files are kept for %d days; run the job again.".formatted(BulkJob.FILES_KEPT.toDays()));
  }

  private static ProblemException notThere(BulkJob job) {
    Problem problem =
        job.state().isTerminal()
            ? Problem.of(ProblemCode.JOB_WITHOUT_RESULT, "GET the job to learn why.")
            : Problem.of(ProblemCode.JOB_NOT_FINISHED, "Ask for the job until it has ended.")
                .withHeader("Retry-After", "2");
    return problem.withExtension("job_state", job.state().wireName()).asException();
  }
}
