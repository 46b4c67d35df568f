package dev.storehouse.local.aws.port;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A function failed: what Lambda reports as {@code X-Amz-Function-Error: Unhandled}. */
public final class FunctionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String errorType;

  /**
   * @param errorType as Lambda names it: the class of what was thrown, or {@code Sandbox.Timedout}
   */
  public FunctionException(String errorType, String message) {
    super(message);
    this.errorType = errorType;
  }

  /** The function threw that. */
  public FunctionException(Throwable thrown) {
    super(thrown.getMessage(), thrown);
    this.errorType = thrown.getClass().getName();
  }

  /** The class of what was thrown, or Lambda's own word. */
  public String errorType() {
    return errorType;
  }

  /** The body Lambda answers with (AWS Lambda Developer Guide, "Java function errors"). */
  byte[] payload() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("errorMessage", Objects.requireNonNullElse(getMessage(), errorType));
    body.put("errorType", errorType);
    body.put("stackTrace", stackTrace());
    return Json.write(body);
  }

  private List<String> stackTrace() {
    Throwable cause = getCause();
    return cause == null
        ? List.of()
        : Arrays.stream(cause.getStackTrace()).map(StackTraceElement::toString).toList();
  }
}
