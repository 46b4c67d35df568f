package dev.storehouse.local.aws.port;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One HTTP port of the loopback interface behind which AWS-shaped services live, so that one {@code
 * AWS_ENDPOINT_URL} serves the CLI and every SDK. Signatures are read, never verified. Thread-safe.
 */
public final class AwsPort implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger(AwsPort.class.getName());
  private static final int MAX_BODY = 64 * 1024 * 1024;
  private static final int OK = 200;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;
  private static final int NO_CONTENT = 204;

  static {
    // Without it the JDK's server leaves Nagle's algorithm on, which holds small answers back.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("aws-", 0).factory());
  private final ServiceDirectory directory;

  private AwsPort(HttpServer server, ServiceDirectory directory) {
    this.server = server;
    this.directory = directory;
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @param setting the name of the setting the port comes from, for the message when it is taken
   * @throws IllegalStateException if the port cannot be had
   */
  public static AwsPort start(int port, String setting, Collection<AwsService> services) {
    return start(port, setting, services, List.of());
  }

  /**
   * Listens, with services besides whose bodies may be too large to hold.
   *
   * @throws IllegalStateException if the port cannot be had
   */
  public static AwsPort start(
      int port,
      String setting,
      Collection<AwsService> services,
      Collection<StreamedService> streamed) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      AwsPort started = new AwsPort(server, new ServiceDirectory(services, streamed));
      server.setExecutor(started.executor);
      server.createContext("/", started::exchange);
      server.start();
      return started;
    } catch (BindException e) {
      throw new IllegalStateException(
          "port %d is taken: free it, or set %s to another (0 for any free one)"
              .formatted(port, setting),
          e);
    } catch (IOException e) {
      throw new IllegalStateException("cannot listen on port " + port, e);
    }
  }

  /** What clients take as {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      AwsRequest head = head(exchange);
      Optional<StreamedService> streamed = directory.streamed(head);
      if (streamed.isPresent()) {
        stream(streamed.get(), exchange, head);
      } else {
        exchange(exchange, head);
      }
    }
  }

  private void exchange(HttpExchange exchange, AwsRequest head) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    AwsResponse response =
        body.length > MAX_BODY
            ? AwsResponse.jsonError(
                TOO_LARGE, "RequestEntityTooLargeException", "a body ends at 64 MiB here")
            : answer(head.with(body));
    if (response.status() != 0) {
      send(exchange, response, head.requestId());
    }
  }

  private static void stream(StreamedService service, HttpExchange exchange, AwsRequest head)
      throws IOException {
    try {
      service.answer(exchange);
    } catch (RuntimeException e) {
      LOGGER.log(Level.SEVERE, e, () -> head.method() + " " + head.path() + " failed");
      if (exchange.getResponseCode() < 0) {
        send(exchange, AwsResponse.failed(e), head.requestId());
      }
    }
  }

  private AwsResponse answer(AwsRequest request) {
    try {
      return directory
          .find(request)
          .map(service -> handle(service, request))
          .orElseGet(() -> unserved(request));
    } catch (RuntimeException e) {
      LOGGER.log(Level.SEVERE, e, () -> request.method() + " " + request.path() + " failed");
      return AwsResponse.failed(e);
    }
  }

  private static AwsResponse handle(AwsService service, AwsRequest request) {
    try {
      return service.handle(request);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return AwsResponse.jsonError(FAILED, "InternalFailure", "the local runtime is stopping");
    }
  }

  private AwsResponse unserved(AwsRequest request) {
    boolean look =
        request.method().equals("GET")
            && request.header("authorization").isEmpty()
            && (request.path().equals("/") || request.path().equals("/_storehouse"));
    if (look) {
      return AwsResponse.json(
          OK, "application/json", Map.of("status", "ok", "services", directory.names()));
    }
    String asked =
        request
            .target()
            .map(AwsRequest.Target::prefix)
            .or(request::signedService)
            .orElse("unsigned");
    return AwsResponse.error(
        request,
        "UnknownOperationException",
        "%s is not served: this local runtime serves: %s"
            .formatted(asked, String.join(", ", directory.names())));
  }

  private static AwsRequest head(HttpExchange exchange) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    URI uri = exchange.getRequestURI();
    return new AwsRequest(
        exchange.getRequestMethod(),
        Objects.requireNonNullElse(uri.getRawPath(), "/"),
        Objects.requireNonNullElse(uri.getRawQuery(), ""),
        headers,
        new byte[0],
        UUID.randomUUID().toString());
  }

  private static void send(HttpExchange exchange, AwsResponse response, String requestId)
      throws IOException {
    response.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.getResponseHeaders().putIfAbsent("x-amzn-RequestId", List.of(requestId));
    boolean bodiless =
        response.body().length == 0
            || response.status() == NO_CONTENT
            || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(response.body());
    }
  }
}
