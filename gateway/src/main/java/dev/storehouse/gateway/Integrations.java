package dev.storehouse.gateway;

import dev.storehouse.gateway.http.Body;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls functions for the gateway, which does not wait for ever. Thread-safe. */
public final class Integrations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Integrations.class);

  private final FunctionInvoker functions;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /** Calls of these functions. */
  public Integrations(FunctionInvoker functions) {
    this.functions = functions;
  }

  /**
   * Calls a function. When the gateway's patience ends first, the function is left to run to its
   * own timeout, as Lambda leaves it.
   */
  public Outcome call(String functionName, byte[] event, Duration patience) {
    Future<byte[]> result = calls.submit(() -> functions.invoke(functionName, event));
    try {
      return new Outcome.Returned(Body.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS)));
    } catch (TimeoutException e) {
      return new Outcome.TimedOut();
    } catch (ExecutionException e) {
      LOG.debug("{} failed", functionName, e.getCause());
      return new Outcome.Failed(message(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted");
    }
  }

  private static String message(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null || cause.getMessage() == null ? "" : cause.getMessage();
  }

  /** Abandons the calls under way. */
  @Override
  public void close() {
    calls.shutdownNow();
  }
}
