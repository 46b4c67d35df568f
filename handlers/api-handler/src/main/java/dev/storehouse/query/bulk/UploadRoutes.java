package dev.storehouse.query.bulk;

import dev.storehouse.http.Access;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkState;
import dev.storehouse.warehouse.files.FileLinks;
import dev.storehouse.warehouse.files.Link;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** {@code /v1/bulk/jobs/{job_id}/upload-url}. Thread-safe. */
final class UploadRoutes {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,199}");
  private static final Pattern UPLOAD_ID = Pattern.compile("[A-Za-z0-9_.~%=+/-]{1,1024}");
  private static final int MOST_PARTS = 10_000;
  private static final int MOST_LINKS = 1000;

  private final String bucket;
  private final BulkDesk desk;
  private final FileLinks links;
  private final CursorSealer cursors;

  UploadRoutes(String bucket, BulkDesk desk, FileLinks links, CursorSealer cursors) {
    this.bucket = bucket;
    this.desk = desk;
    this.links = links;
    this.cursors = cursors;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/bulk/jobs/{job_id}/upload-url", Access.scope(Scope.BULK_WRITE), this::uploadLink));
  }

  private Response uploadLink(Request request) {
    QueryParameters query =
        new QueryParameters(
            request, cursors, "upload", Set.of("file_name", "parts", "first_part", "upload_id"));
    String fileName = query.filter("file_name").orElse("data");
    if (!FILE_NAME.matcher(fileName).matches() || fileName.contains("..")) {
      throw QueryParameters.invalid(
          "file_name", "INVALID_FORMAT", "It has 1 to 200 letters, digits, '.', '_' and '-'.");
    }
    Optional<Integer> parts = number(query, "parts");
    Optional<Integer> first = number(query, "first_part");
    Optional<String> uploadId = query.filter("upload_id");
    if (uploadId.filter(id -> !UPLOAD_ID.matcher(id).matches()).isPresent()) {
      throw QueryParameters.invalid("upload_id", "INVALID_FORMAT", "It is none that was given.");
    }
    BulkJob job = open(request);
    String key = new JobFiles(bucket, job.tenantId(), job.jobId()).uploads() + fileName;
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job_id", job.jobId());
    document.put("file_name", fileName);
    if (parts.isEmpty()) {
      document.putAll(LinkDocuments.of(links.upload(key, LIFETIME)));
      return Response.ok(document);
    }
    return Response.ok(inParts(document, key, uploadId, first.orElse(1), parts.get()));
  }

  private Map<String, Object> inParts(
      Map<String, Object> document, String key, Optional<String> uploadId, int first, int count) {
    if (count > MOST_LINKS || first + count - 1 > MOST_PARTS) {
      throw QueryParameters.invalid(
          "parts",
          "OUT_OF_RANGE",
          "At most %d links at a time, for parts 1 to %d.".formatted(MOST_LINKS, MOST_PARTS));
    }
    String id = uploadId.orElseGet(() -> links.beginParts(key));
    List<Link> sends = links.partLinks(key, id, first, count, LIFETIME);
    document.put("upload_id", id);
    document.put(
        "parts",
        IntStream.range(0, sends.size())
            .mapToObj(
                at -> {
                  Map<String, Object> part = new LinkedHashMap<>();
                  part.put("part_number", first + at);
                  part.putAll(LinkDocuments.of(sends.get(at)));
                  return part;
                })
            .toList());
    document.put("complete", LinkDocuments.of(links.completeLink(key, id, LIFETIME)));
    document.put("abort", LinkDocuments.of(links.abortLink(key, id, LIFETIME)));
    return document;
  }

  private static Optional<Integer> number(QueryParameters query, String name) {
    return query
        .filter(name)
        .map(
            text -> {
              if (!text.matches("[1-9]\\d{0,4}")) {
                throw QueryParameters.invalid(
                    name, "OUT_OF_RANGE", "It is a number from 1 to %d.".formatted(MOST_PARTS));
              }
              return Integer.valueOf(text);
            });
  }

  private BulkJob open(Request request) {
    BulkJob job = desk.find(request.pathParameter("job_id"), request.tenantId());
    if (job.state() != BulkState.OPEN || job.abortAsked()) {
      throw Problem.of(
              ProblemCode.BULK_JOB_NOT_OPEN, "Files can be uploaded until UploadComplete is said.")
          .withExtension("job_state", job.state().wireName())
          .asException();
    }
    return job;
  }
}
