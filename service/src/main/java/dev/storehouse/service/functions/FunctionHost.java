package dev.storehouse.service.functions;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds one instance of every function, made when it is first invoked, and shared by all requests
 * at once: where Lambda would run many instances, the handlers' thread safety has to do.
 * Thread-safe.
 */
public final class FunctionHost implements FunctionInvoker, AutoCloseable {

  private final Map<String, LocalFunction> functions = new HashMap<>();

  public FunctionHost(List<FunctionSettings> settings) {
    for (FunctionSettings function : settings) {
      functions.put(function.name(), new LocalFunction(function));
    }
  }

  @Override
  public Set<String> functionNames() {
    return Set.copyOf(functions.keySet());
  }

  @Override
  public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
    LocalFunction function = functions.get(functionName);
    if (function == null) {
      throw new FunctionException("Function.NotFound", "Function not found: " + functionName);
    }
    return function.invoke(payload);
  }

  /**
   * Makes all instances now rather than upon their first invocation.
   *
   * @throws IllegalStateException if one cannot be made
   */
  public void prepare() {
    functions.values().forEach(LocalFunction::prepare);
  }

  /** Abandons the invocations under way. */
  @Override
  public void close() {
    functions.values().forEach(LocalFunction::close);
  }
}
