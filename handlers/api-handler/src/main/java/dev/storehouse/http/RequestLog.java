package dev.storehouse.http;

import dev.storehouse.shared.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One line of JSON per request. Says what was asked and how it ended, never what was in it: no
 * query string, header, body or exception message, since those may hold secrets. Thread-safe if the
 * sink is.
 */
public final class RequestLog {

  private static final int MAX_FRAMES = 40;

  private final Consumer<String> sink;

  /** Logs to {@code sink}, which takes one line at a time. */
  public RequestLog(Consumer<String> sink) {
    this.sink = sink;
  }

  void answered(String requestId, Incoming incoming, int status, Duration duration) {
    Map<String, Object> line = line("INFO", requestId);
    line.put("method", incoming.method());
    line.put("path", incoming.path());
    line.put("status", status);
    line.put("duration_ms", duration.toMillis());
    sink.accept(Json.write(line));
  }

  /** Something failed in the course of a request or a job. */
  public void failed(String requestId, RuntimeException cause) {
    List<String> trace = new ArrayList<>();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      trace.add(each.getClass().getName());
      Arrays.stream(each.getStackTrace())
          .limit(MAX_FRAMES)
          .forEach(frame -> trace.add("at " + frame));
    }
    Map<String, Object> line = line("ERROR", requestId);
    line.put("exception", trace);
    sink.accept(Json.write(line));
  }

  private static Map<String, Object> line(String level, String requestId) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", level);
    line.put("request_id", requestId);
    return line;
  }
}
