package dev.storehouse.local.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The payloads of failed invocations, worded as Lambda words them. */
final class FunctionErrors {

  private FunctionErrors() {}

  static byte[] thrown(Throwable thrown) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errorMessage", String.valueOf(thrown.getMessage()));
    error.put("errorType", thrown.getClass().getName());
    error.put(
        "stackTrace",
        Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).toList());
    return json(error);
  }

  static byte[] timedOut(String requestId, Duration timeout) {
    return json(
        Map.of(
            "errorType",
            "Sandbox.Timedout",
            "errorMessage",
            String.format(
                Locale.ROOT,
                "RequestId: %s Error: Task timed out after %.2f seconds",
                requestId,
                timeout.toMillis() / 1000.0)));
  }

  static byte[] tooLarge(int bytes) {
    return json(
        Map.of(
            "errorType",
            "Function.ResponseSizeTooLarge",
            "errorMessage",
            "Response payload size (%d bytes) exceeded maximum allowed payload size (6291556 bytes)."
                .formatted(bytes)));
  }

  private static byte[] json(Map<String, ?> error) {
    try {
      return JSON.std.asBytes(error);
    } catch (IOException e) {
      throw new UncheckedIOException("an error could not be written", e);
    }
  }
}
