package dev.storehouse.worker.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A service that takes events, at a free port of the loopback interface. Thread-safe. */
final class Receiver implements AutoCloseable {

  /** How it answers. */
  @FunctionalInterface
  interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** What was posted; a header that was not sent is null. */
  record Received(
      String path,
      @Nullable String contentType,
      @Nullable String key,
      @Nullable String authorization,
      String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Manner manner = answering(200);

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    Receiver receiver =
        new Receiver(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.server.createContext("/", receiver::receive);
    receiver.server.start();
    return receiver;
  }

  /** One that says that status and nothing else. */
  static Manner answering(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  void behave(Manner manner) {
    this.manner = manner;
  }

  /** Returns when the receiver is closed. */
  void waitForTheEnd() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  URI events() {
    return URI.create(url() + "/api/events");
  }

  List<Received> received() {
    return received;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("content-type"),
              exchange.getRequestHeaders().getFirst("idempotency-key"),
              exchange.getRequestHeaders().getFirst("authorization"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      manner.answer(exchange);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
