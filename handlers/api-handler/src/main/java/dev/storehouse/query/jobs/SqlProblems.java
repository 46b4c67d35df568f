package dev.storehouse.query.jobs;

import dev.storehouse.query.guard.OriginalPositions;
import dev.storehouse.query.guard.Position;
import dev.storehouse.query.guard.Refusal;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.warehouse.job.JobStatus;
import dev.storehouse.warehouse.job.Outcome;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.job.SqlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of SQL that was refused or failed: which layer ({@code guard}, {@code quota}, {@code
 * warehouse}), SQLSTATE, and where in the caller's text.
 */
public final class SqlProblems {

  private SqlProblems() {}

  /** The guard refused it. */
  public static Problem refused(Refusal refusal) {
    Map<String, Object> error = error(refusal);
    String detail =
        "Line %d, column %d: %s: %s."
            .formatted(
                refusal.position().line(),
                refusal.position().column(),
                refusal.construct(),
                refusal.reason());
    return with(Problem.of(ProblemCode.SQL_ERROR, detail), error)
        .withErrors(List.of(new FieldError("sql", refusal.fence().name(), detail)));
  }

  /** What the guard's refusal is made of. */
  static Map<String, Object> error(Refusal refusal) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("layer", "guard");
    error.put("fence", refusal.fence().name().toLowerCase(Locale.ROOT));
    error.put("sqlstate", sqlState(refusal));
    error.put("line", refusal.position().line());
    error.put("column", refusal.position().column());
    error.put("construct", refusal.construct());
    error.put("message", refusal.reason());
    return error;
  }

  /** The nearest class of PostgreSQL's, "Error Codes", for tools that look at nothing else. */
  private static String sqlState(Refusal refusal) {
    return switch (refusal.fence()) {
      case LEXER, GRAMMAR -> "42601";
      case RELATIONS -> "42P01";
      case CONSTRUCTS, FUNCTIONS, RENDERING -> "0A000";
      case PARAMETERS -> "42P02";
    };
  }

  /** It failed in the warehouse, or its time was over. */
  static Problem failed(QueryJob job) {
    Map<String, Object> error = error(job);
    Problem problem =
        Problem.of(ProblemCode.SQL_ERROR, String.valueOf(error.get("message")))
            .withExtension("job_id", job.jobId())
            .withExtension("job_status", job.status().name());
    return with(problem, error);
  }

  /** What the failure of a job is made of; without an error only the layer and a message. */
  static Map<String, Object> error(QueryJob job) {
    Optional<SqlError> failure = job.outcome().flatMap(Outcome::error);
    Map<String, Object> error = new LinkedHashMap<>();
    if (job.status() == JobStatus.TIMED_OUT) {
      error.put("layer", "quota");
      error.put("sqlstate", "57014");
      error.put(
          "message",
          job.startedAt().isPresent()
              ? "The statement ran longer than %d s and was cancelled."
                  .formatted(job.longest().toSeconds())
              : "The job waited longer than %d s for its turn."
                  .formatted(QueryJob.LONGEST_QUEUED.toSeconds()));
      return error;
    }
    error.put("layer", "warehouse");
    failure.flatMap(SqlError::sqlState).ifPresent(state -> error.put("sqlstate", state));
    position(job, failure)
        .ifPresent(
            position -> {
              error.put("line", position.line());
              error.put("column", position.column());
            });
    error.put("message", failure.map(SqlError::message).orElse("The statement failed."));
    return error;
  }

  private static Optional<Position> position(QueryJob job, Optional<SqlError> failure) {
    return job.text()
        .original()
        .flatMap(
            original ->
                failure
                    .flatMap(SqlError::offset)
                    .flatMap(
                        offset ->
                            OriginalPositions.locate(original, job.text().rendered(), offset)));
  }

  private static Problem with(Problem problem, Map<String, Object> error) {
    Problem all = problem;
    for (Map.Entry<String, Object> member : error.entrySet()) {
      if (!member.getKey().equals("message")) {
        all = all.withExtension(member.getKey(), member.getValue());
      }
    }
    return all;
  }
}
