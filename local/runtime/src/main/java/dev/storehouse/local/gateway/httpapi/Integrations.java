package dev.storehouse.local.gateway.httpapi;

import dev.storehouse.local.functions.FunctionResult;
import dev.storehouse.local.functions.Functions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls functions for the gateway, which does not wait for ever. Thread-safe. */
final class Integrations implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Integrations.class);

  private final Functions functions;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  Integrations(Functions functions) {
    this.functions = functions;
  }

  /**
   * What the function gave, or empty if the gateway lost patience. The function is left to run to
   * its own timeout, as Lambda leaves it.
   */
  Optional<FunctionResult> call(String functionArn, byte[] event, Duration patience) {
    Future<FunctionResult> result = calls.submit(() -> functions.invoke(functionArn, event));
    try {
      return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.error("{} cannot be invoked", functionArn, e.getCause());
      return Optional.of(FunctionResult.failed(new byte[0]));
    }
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
