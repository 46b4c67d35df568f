package dev.storehouse.service.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's side of the runtime API for one function (Lambda Developer Guide, "Using the Lambda
 * runtime API"). Thread-safe.
 */
final class StandInLambda implements AutoCloseable {

  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  /** A builder may emulate the processor of the image. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String READY = "ready";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

  /** Listens on a free port of the loopback interface. */
  StandInLambda() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/2018-06-01/runtime/", this::serve);
    server.start();
  }

  /** What a runtime takes as {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Waits until the function asks for an event.
   *
   * @throws TrainingException if it does not
   */
  void awaitReady() throws InterruptedException {
    String word = word();
    if (!word.equals(READY)) {
      throw new TrainingException("the function does not start: " + word);
    }
  }

  /**
   * The function's answer to an event, or what it says of its failure.
   *
   * @throws TrainingException if there is none
   */
  String invoke(String event) throws InterruptedException {
    events.add(event);
    return word();
  }

  /** No word will come from the function any more. */
  void end(int status) {
    words.add("it has ended with status " + status);
  }

  private String word() throws InterruptedException {
    String word = words.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (word == null) {
      throw new TrainingException("no word from the function");
    }
    return word;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/invocation/next")) {
        words.add(READY);
        next(exchange);
      } else if (path.endsWith("/restore/next")) {
        exchange.sendResponseHeaders(OK, -1);
      } else {
        // Before the function hears of it and asks for the next event.
        words.add(body);
        exchange.sendResponseHeaders(ACCEPTED, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
    long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", "application/json");
    headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:123456789012:function:storehouse");
    exchange.sendResponseHeaders(OK, event.length);
    exchange.getResponseBody().write(event);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
