package dev.storehouse.local.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what became of deliveries to where the functions' logs go: to the standard output. */
enum DeliveryLog {
  STANDARD_OUTPUT;

  void failed(Target target, int attempt, FunctionException failure) {
    Map<String, Object> line = line("WARN", "an event could not be delivered", target);
    line.put("attempt", attempt);
    line.put("error_type", failure.errorType());
    line.put("error", String.valueOf(failure.getMessage()));
    write(line);
  }

  /** With the event itself, so that nothing is lost. */
  void givenUp(Target target, byte[] event, String reason) {
    Map<String, Object> line = line("ERROR", "an event was given up", target);
    line.put("reason", reason);
    target.deadLetterArn().ifPresent(arn -> line.put("dead_letter_arn", arn));
    line.put("event", new String(event, StandardCharsets.UTF_8));
    write(line);
  }

  private static Map<String, Object> line(String level, String message, Target target) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", level);
    line.put("message", message);
    line.put("rule", target.rule());
    line.put("function", target.functionName());
    return line;
  }

  private static void write(Map<String, Object> line) {
    try {
      System.out.println(JSON.std.asString(line));
    } catch (IOException e) {
      throw new UncheckedIOException("a log line could not be written", e);
    }
  }
}
