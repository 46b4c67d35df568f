package dev.storehouse.query.bulk;

import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkState;
import dev.storehouse.warehouse.bulk.job.BulkWork;
import dev.storehouse.warehouse.bulk.job.Counts;
import dev.storehouse.warehouse.bulk.job.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes bulk jobs as JSON documents. */
final class BulkDocuments {

  private static final int HALF = 50;
  private static final int NEARLY = 80;
  private static final int ALL = 100;

  private BulkDocuments() {}

  static Map<String, Object> of(BulkJob job) {
    return of(job, job.counts());
  }

  /** A job of which more is known than it has written down. */
  static Map<String, Object> of(BulkJob job, Counts counts) {
    Map<String, Object> document = new LinkedHashMap<>();
    String path = "/v1/bulk/jobs/" + job.jobId();
    document.put("job_id", job.jobId());
    document.put("operation", job.work().operation().wireName());
    document.put("state", job.state().wireName());
    switch (job.work()) {
      case BulkWork.Export export ->
          export.original().ifPresent(query -> document.put("query", query));
      case BulkWork.Load load -> {
        document.put("object", load.target().toString());
        load.key().ifPresent(key -> document.put("external_id_field", key));
        document.put("column_mappings", load.mappings());
        document.put("max_errors", load.mostErrors());
      }
    }
    document.put("content_type", job.shape().format().name());
    document.put("compression", job.shape().compression().name());
    if (job.shape().format() == FileFormat.CSV) {
      document.put("column_delimiter", String.valueOf(job.shape().delimiter()));
      document.put("line_ending", job.shape().lineEnding().name());
    }
    document.put("submitted_by", job.actorId());
    document.put("created_at", job.createdAt().toString());
    job.startedAt().map(Instant::toString).ifPresent(at -> document.put("started_at", at));
    job.endedAt().map(Instant::toString).ifPresent(at -> document.put("ended_at", at));
    document.put("abort_requested", job.abortAsked());
    document.put("progress", progress(job, counts));
    job.error().ifPresent(error -> document.put("error", error));
    job.notice().ifPresent(notice -> document.put("notification", notification(notice)));
    if (job.state() == BulkState.OPEN) {
      document.put("upload_url", path + "/upload-url");
    }
    if (job.state() == BulkState.JOB_COMPLETE) {
      document.put("results_url", path + "/results");
    }
    if (job.counts().rejected() > 0) {
      document.put("failed_results_url", path + "/failed-results");
    }
    return document;
  }

  private static Map<String, Object> progress(BulkJob job, Counts counts) {
    Map<String, Object> progress = new LinkedHashMap<>();
    if (job.state() == BulkState.IN_PROGRESS) {
      job.stage().ifPresent(stage -> progress.put("stage", stage.name().toLowerCase(Locale.ROOT)));
    }
    progress.put("percent", percent(job));
    progress.put("files", counts.files());
    progress.put("bytes", counts.bytes());
    progress.put("rows_processed", counts.processed());
    progress.put("rows_rejected", counts.rejected());
    progress.put("rows_changed", counts.changed());
    return progress;
  }

  /** How many of its statements are behind it: what the warehouse tells while it runs. */
  private static int percent(BulkJob job) {
    return switch (job.state()) {
      case OPEN, UPLOAD_COMPLETE -> 0;
      case IN_PROGRESS ->
          switch (job.run().orElseThrow().stage()) {
            case UNLOAD, COPY -> 0;
            case REPORT -> HALF;
            case APPLY, CLEAN -> NEARLY;
          };
      case JOB_COMPLETE, FAILED, ABORTED -> ALL;
    };
  }

  private static Map<String, Object> notification(Notice notice) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("url", notice.url());
    document.put("attempts", notice.attempts());
    document.put("delivered", notice.delivered());
    notice.problem().ifPresent(problem -> document.put("problem", problem));
    notice.next().map(Instant::toString).ifPresent(at -> document.put("next_attempt_at", at));
    return document;
  }
}
