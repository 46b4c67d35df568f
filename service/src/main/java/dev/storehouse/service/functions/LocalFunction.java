package dev.storehouse.service.functions;

import dev.storehouse.gateway.FunctionException;
import java.util.Locale;
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
  private final ExecutorService invocations;
  private @Nullable EventHandler handler;

  LocalFunction(FunctionSettings settings) {
    this.settings = settings;
    // As in Lambda. A virtual thread would also wait for each socket by way of the JDK's poller.
    this.invocations =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name(settings.name() + "-", 0).factory());
  }

  byte[] invoke(byte[] payload) throws FunctionException {
    InvocationContext context = new InvocationContext(settings, UUID.randomUUID().toString());
    Future<byte[]> invocation = invocations.submit(() -> prepare().handle(payload, context));
    try {
      return checked(invocation.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      invocation.cancel(true);
      throw timedOut(context);
    } catch (ExecutionException e) {
      LOG.error("{} failed", settings.name(), e.getCause());
      throw new FunctionException(invocation.exceptionNow());
    } catch (InterruptedException e) {
      invocation.cancel(true);
      Thread.currentThread().interrupt();
      throw new FunctionException(e);
    }
  }

  synchronized EventHandler prepare() {
    if (handler == null) {
      handler = new HandlerFactory(settings).create();
    }
    return handler;
  }

  private static byte[] checked(byte[] response) throws FunctionException {
    if (response.length > PAYLOAD_BYTES) {
      throw new FunctionException(
          "Function.ResponseSizeTooLarge",
          "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
              .formatted(response.length, PAYLOAD_BYTES));
    }
    return response;
  }

  private FunctionException timedOut(InvocationContext context) {
    String message =
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            context.getAwsRequestId(),
            settings.timeout().toMillis() / 1000.0);
    LOG.error("{}: {}", settings.name(), message);
    return new FunctionException("Sandbox.Timedout", message);
  }

  @Override
  public void close() {
    invocations.shutdownNow();
  }
}
