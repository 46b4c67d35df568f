package dev.storehouse.gateway;

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
}
