package dev.storehouse.local.functions;

/** Invokes functions as Lambda does, by name or ARN. Implementations are thread-safe. */
@FunctionalInterface
public interface Functions {

  /**
   * Invokes a function and waits for it, no longer than its own timeout.
   *
   * @param function its name or ARN, with or without a version or alias
   * @param payload JSON in UTF-8
   * @throws UnknownFunctionException if there is no such function
   */
  FunctionResult invoke(String function, byte[] payload);
}
