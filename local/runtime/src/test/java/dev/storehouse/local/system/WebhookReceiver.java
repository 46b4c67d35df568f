package dev.storehouse.local.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Whom webhooks are sent to: at a port of the loopback interface. Thread-safe. */
final class WebhookReceiver implements AutoCloseable {

  /** A message as it came; names of headers are in lower case. */
  record Message(Map<String, String> headers, byte[] body) {}

  /** A URL of the receiver's, and what has come there. */
  record Inbox(String url, List<Integer> answers, List<Message> messages) {}

  private final HttpServer server;
  private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  static WebhookReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    WebhookReceiver receiver = new WebhookReceiver(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", receiver::receive);
    server.start();
    return receiver;
  }

  /** Host and port. */
  String place() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** A new URL that answers with these statuses, one after the other, and keeps to the last. */
  Inbox inbox(Integer... answers) {
    String path = "/" + UUID.randomUUID();
    Inbox inbox =
        new Inbox("http://" + place() + path, List.of(answers), new CopyOnWriteArrayList<>());
    inboxes.put(path, inbox);
    return inbox;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Inbox inbox = inboxes.get(exchange.getRequestURI().getPath());
      if (inbox == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      int before = inbox.messages().size();
      inbox.messages().add(new Message(headers, exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(
          inbox.answers().get(Math.min(before, inbox.answers().size() - 1)), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
