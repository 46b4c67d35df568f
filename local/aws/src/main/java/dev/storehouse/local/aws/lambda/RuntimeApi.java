package dev.storehouse.local.aws.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The side of Lambda that a runtime talks to: hands out events one by one and takes the answers
 * (Lambda Developer Guide, "Using the Lambda runtime API"). For one process; thread-safe.
 */
public final class RuntimeApi implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  /** An invocation on its way: its event, and where its answer goes. */
  private record Invocation(String event, CompletableFuture<String> answer) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> restore = new CompletableFuture<>();
  private volatile CompletableFuture<String> current = new CompletableFuture<>();

  /** Listens on a free port of the loopback interface. */
  public RuntimeApi() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the runtime API", e);
    }
    server.setExecutor(threads);
    server.createContext("/2018-06-01/runtime", this::serve);
    server.start();
  }

  /** What a runtime takes as {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Waits until the runtime asks for its first event: the end of the init phase. */
  public void awaitReady() {
    join(ready);
  }

  /** Waits until a primed runtime stands at its checkpoint, ready to be restored. */
  public void awaitCheckpoint() {
    awaitReady();
  }

  /** Lets a runtime that waits at its checkpoint go on, as after a restored snapshot. */
  public void restore() {
    restore.complete(null);
  }

  /**
   * Has the function answer one event.
   *
   * @throws IllegalStateException if it fails, or does not answer within a minute
   */
  public String invoke(String event) {
    Invocation invocation = new Invocation(event, new CompletableFuture<>());
    waiting.add(invocation);
    return join(invocation.answer());
  }

  /** Nothing will come any more. */
  public void fail(String reason) {
    IllegalStateException failure = new IllegalStateException(reason);
    ready.completeExceptionally(failure);
    current.completeExceptionally(failure);
    waiting.forEach(invocation -> invocation.answer().completeExceptionally(failure));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/invocation/next")) {
        ready.complete(System.nanoTime());
        next(exchange);
      } else if (path.endsWith("/restore/next")) {
        ready.complete(System.nanoTime());
        join(restore);
        exchange.sendResponseHeaders(OK, -1);
      } else {
        exchange.sendResponseHeaders(ACCEPTED, -1);
        exchange.close();
        take(path, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = waiting.take();
    current = invocation.answer();
    byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", "application/json");
    headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 15_000));
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:123456789012:function:storehouse");
    exchange.sendResponseHeaders(OK, event.length);
    exchange.getResponseBody().write(event);
  }

  private void take(String path, String body) {
    if (path.endsWith("/response")) {
      current.complete(body);
    } else {
      fail(path + ": " + body);
    }
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (java.util.concurrent.CompletionException e) {
      throw new IllegalStateException(
          e.getCause() instanceof TimeoutException ? "no word from the function" : "it failed", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
