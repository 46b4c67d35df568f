package dev.storehouse.local.functions;

/** What an invocation gave: JSON in UTF-8, from the handler or about its failure. */
public final class FunctionResult {

  private final boolean isFailure;
  private final byte[] payload;

  private FunctionResult(boolean isFailure, byte[] payload) {
    this.isFailure = isFailure;
    this.payload = payload.clone();
  }

  /** The handler returned this. */
  public static FunctionResult returned(byte[] payload) {
    return new FunctionResult(false, payload);
  }

  /**
   * The handler threw, ran out of time, or returned too much: {@code {"errorMessage": …,
   * "errorType": …}}.
   */
  public static FunctionResult failed(byte[] payload) {
    return new FunctionResult(true, payload);
  }

  /** Whether the invocation failed: Lambda then sets {@code X-Amz-Function-Error}. */
  public boolean isFailure() {
    return isFailure;
  }

  /** A copy of the payload. */
  public byte[] payload() {
    return payload.clone();
  }
}
