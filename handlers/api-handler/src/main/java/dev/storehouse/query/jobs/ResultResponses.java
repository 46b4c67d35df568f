package dev.storehouse.query.jobs;

import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Response;
import dev.storehouse.query.jobs.ResultReader.Read;
import dev.storehouse.query.jobs.ResultReader.RowSink;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.job.Outcome;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.ResultPage.Column;
import dev.storehouse.warehouse.statement.UnknownStatementException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with the rows of jobs that have completed. Thread-safe. */
final class ResultResponses {

  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";
  static final String CSV = "text/csv";

  private static final String NEXT_CURSOR = "Next-Cursor";

  private final ResultReader reader;
  private final CursorSealer cursors;

  ResultResponses(ResultReader reader, CursorSealer cursors) {
    this.reader = reader;
    this.cursors = cursors;
  }

  /** What the pages of a job's result are the list of. */
  static String scope(QueryJob job) {
    return "results of " + job.jobId();
  }

  /**
   * A page of a result as a JSON document.
   *
   * @param first the result's first page, where it is there already
   */
  Response json(QueryJob job, PagePosition from, Optional<ResultPage> first) {
    JsonRows rows = JsonRows.array(job.shape().format(), job.shape().maxBytes());
    Read read = read(job, from, first, rows);
    Optional<String> next = next(job, read);
    Outcome outcome = job.outcome().orElse(Outcome.NOTHING);
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("columns", columns(read.columns()));
    metadata.put("row_count", outcome.rows());
    metadata.put("page_row_count", read.rows());
    metadata.put("truncated", outcome.truncated() || next.isPresent());
    metadata.put(
        "truncated_by", next.isPresent() ? "max_bytes" : outcome.truncated() ? "limit" : null);
    metadata.put("execution_time_ms", outcome.duration().toMillis());
    metadata.put("queue_time_ms", JobDocuments.queueTime(job));
    metadata.put("query_id", job.statementId().orElse(null));
    // The rows are text already: only what stands around them is written here.
    String body =
        "{\"job_id\":%s,\"status\":\"%s\",\"data\":%s,\"metadata\":%s,\"next_cursor\":%s}"
            .formatted(
                Json.write(job.jobId()),
                job.status().name(),
                rows.finish(),
                Json.write(metadata),
                next.map(Json::write).orElse("null"));
    return withNext(new Response(200, Map.of("Content-Type", JSON), Optional.of(body)), next);
  }

  /** A page of a result as a line of JSON for each row. */
  Response lines(QueryJob job, PagePosition from) {
    JsonRows rows = JsonRows.lines(job.shape().format(), job.shape().maxBytes());
    Read read = read(job, from, Optional.empty(), rows);
    return withNext(
        new Response(200, Map.of("Content-Type", LINES), Optional.of(rows.finish())),
        next(job, read));
  }

  /** A page of a result as CSV. */
  Response csv(QueryJob job, PagePosition from) {
    CsvRows rows = new CsvRows(job.shape().maxBytes(), from.equals(PagePosition.START));
    Read read = read(job, from, Optional.empty(), rows);
    return withNext(
        new Response(
            200, Map.of("Content-Type", CSV + "; charset=utf-8"), Optional.of(rows.finish())),
        next(job, read));
  }

  private Read read(QueryJob job, PagePosition from, Optional<ResultPage> first, RowSink sink) {
    String statementId =
        job.statementId()
            .orElseThrow(() -> new IllegalStateException("a completed job without statement"));
    try {
      return reader.read(statementId, from, job.shape().rowLimit(), first, sink);
    } catch (UnknownStatementException e) {
      throw new ProblemException(
          ProblemCode.RESULT_EXPIRED,
          "Results are kept for %d hours; run the query again."
              .formatted(QueryJob.RESULT_KEPT.toHours()));
    }
  }

  private Optional<String> next(QueryJob job, Read read) {
    return read.next()
        .map(position -> cursors.seal(QueryParameters.listOf(scope(job)), position.toPosition()));
  }

  private static Response withNext(Response response, Optional<String> next) {
    return next.map(cursor -> response.with(NEXT_CURSOR, cursor)).orElse(response);
  }

  private static List<Map<String, @Nullable Object>> columns(List<Column> columns) {
    List<String> names = ColumnNames.of(columns);
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("name", names.get(i));
      document.put("type", column.type());
      document.put("nullable", column.nullable().orElse(null));
      document.put("precision", column.precision());
      document.put("scale", column.scale());
      documents.add(document);
    }
    return documents;
  }
}
