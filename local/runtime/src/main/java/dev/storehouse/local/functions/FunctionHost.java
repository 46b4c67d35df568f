package dev.storehouse.local.functions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds one instance of every function, made when it is first invoked, and shared by all requests
 * at once: where Lambda would run many instances, the handlers' thread safety has to do.
 * Thread-safe.
 */
public final class FunctionHost implements Functions, AutoCloseable {

  /** A name, a partial ARN or an ARN, perhaps with a version or alias ("Invoke", Lambda API). */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:|\\d{12}:function:)?"
              + "([A-Za-z0-9_-]+)(?::[A-Za-z0-9$_-]+)?");

  private final Map<String, LocalFunction> functions = new HashMap<>();

  public FunctionHost(List<FunctionSettings> settings) {
    for (FunctionSettings function : settings) {
      functions.put(function.name(), new LocalFunction(function));
    }
  }

  @Override
  public FunctionResult invoke(String function, byte[] payload) {
    return find(function).invoke(payload);
  }

  /**
   * Makes the instance now rather than upon the first invocation.
   *
   * @throws UnknownFunctionException if there is no such function
   * @throws IllegalStateException if it cannot be made
   */
  public void prepare(String function) {
    find(function).prepare();
  }

  private LocalFunction find(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    LocalFunction function = matcher.matches() ? functions.get(matcher.group(1)) : null;
    if (function == null) {
      throw new UnknownFunctionException(reference);
    }
    return function;
  }

  /** Abandons the invocations under way. */
  @Override
  public void close() {
    functions.values().forEach(LocalFunction::close);
  }
}
