package dev.storehouse.local.functions;

/** There is no function of that name. */
public final class UnknownFunctionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownFunctionException(String function) {
    super("Function not found: " + function);
  }
}
