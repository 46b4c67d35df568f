package dev.storehouse.gateway;

import java.util.Set;

/** The Lambda functions of the stack, by their physical names. Implementations are thread-safe. */
public interface FunctionInvoker {

  /** The names {@link #invoke} knows. */
  Set<String> functionNames();

  /**
   * Runs a function to its end.
   *
   * @param functionName one of {@link #functionNames}
   * @param payload the event, JSON in UTF-8
   * @return what the function returned, JSON in UTF-8
   * @throws FunctionException if the function threw, ran out of time or answered with no JSON
   */
  byte[] invoke(String functionName, byte[] payload) throws FunctionException;
}
