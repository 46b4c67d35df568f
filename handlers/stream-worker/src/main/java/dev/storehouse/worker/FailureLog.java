package dev.storehouse.worker;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.storehouse.shared.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One line of JSON for each thing that went wrong: with what, which kind of exception, where. Never
 * its message, which may hold SQL. Thread-safe.
 */
public final class FailureLog implements BiConsumer<String, RuntimeException> {

  private static final int MOST_FRAMES = 20;

  private final LambdaLogger logger;
  private final String message;
  private final String subject;

  private FailureLog(LambdaLogger logger, String message, String subject) {
    this.logger = logger;
    this.message = message;
    this.subject = subject;
  }

  /** Of jobs, by their ids. */
  public static FailureLog ofJobs(LambdaLogger logger) {
    return new FailureLog(logger, "a job could not be driven on; it will be tried again", "job_id");
  }

  /** Of changes in a table, by their sequence numbers in its stream. */
  public static FailureLog ofChanges(LambdaLogger logger) {
    return new FailureLog(
        logger, "a change could not be worked off; it is delivered again", "sequence_number");
  }

  @Override
  public void accept(String id, RuntimeException cause) {
    List<String> trace = new ArrayList<>();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      trace.add(each.getClass().getName());
      for (int i = 0; i < Math.min(MOST_FRAMES, each.getStackTrace().length); i++) {
        trace.add("at " + each.getStackTrace()[i]);
      }
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", "WARN");
    line.put("message", message);
    line.put(subject, id);
    line.put("exception", trace);
    logger.log(Json.write(line) + System.lineSeparator());
  }
}
