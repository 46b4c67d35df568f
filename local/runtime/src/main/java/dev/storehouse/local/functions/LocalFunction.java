package dev.storehouse.local.functions;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One function: its instance, and the limits of an invocation. Thread-safe. */
final class LocalFunction implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalFunction.class);

  /** "Invocation payload (request and response)": 6 MB synchronously (Lambda quotas). */
  private static final int PAYLOAD_BYTES = 6 * 1024 * 1024;

  private final FunctionSettings settings;
  private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable EventHandler handler;

  LocalFunction(FunctionSettings settings) {
    this.settings = settings;
  }

  FunctionResult invoke(byte[] payload) {
    InvocationContext context = new InvocationContext(settings, UUID.randomUUID().toString());
    Future<byte[]> invocation = invocations.submit(() -> prepare().handle(payload, context));
    try {
      byte[] returned = invocation.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return returned.length <= PAYLOAD_BYTES
          ? FunctionResult.returned(returned)
          : FunctionResult.failed(FunctionErrors.tooLarge(returned.length));
    } catch (TimeoutException e) {
      invocation.cancel(true);
      LOG.error("{} timed out", settings.name());
      return FunctionResult.failed(
          FunctionErrors.timedOut(context.getAwsRequestId(), settings.timeout()));
    } catch (ExecutionException e) {
      LOG.error("{} failed", settings.name(), e.getCause());
      return FunctionResult.failed(FunctionErrors.thrown(invocation.exceptionNow()));
    } catch (InterruptedException e) {
      invocation.cancel(true);
      Thread.currentThread().interrupt();
      return FunctionResult.failed(FunctionErrors.thrown(e));
    }
  }

  synchronized EventHandler prepare() {
    if (handler == null) {
      handler = new HandlerFactory(settings).create();
    }
    return handler;
  }

  @Override
  public void close() {
    invocations.shutdownNow();
  }
}
