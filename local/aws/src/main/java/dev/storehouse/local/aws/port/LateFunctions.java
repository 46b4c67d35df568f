package dev.storehouse.local.aws.port;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.util.Set;

/** Functions that start after the services they call: empty until {@link #bind}. Thread-safe. */
public final class LateFunctions implements FunctionInvoker {

  private static final FunctionInvoker NONE =
      new FunctionInvoker() {
        @Override
        public Set<String> functionNames() {
          return Set.of();
        }

        @Override
        public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
          throw new FunctionException("Runtime.NotReady", "no function runs yet: " + functionName);
        }
      };

  private volatile FunctionInvoker functions = NONE;

  /** From now on these functions are called. */
  public void bind(FunctionInvoker started) {
    functions = started;
  }

  @Override
  public Set<String> functionNames() {
    return functions.functionNames();
  }

  @Override
  public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
    return functions.invoke(functionName, payload);
  }
}
