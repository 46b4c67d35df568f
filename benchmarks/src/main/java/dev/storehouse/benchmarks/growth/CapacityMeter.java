package dev.storehouse.benchmarks.growth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a function and DynamoDB, asks for the consumed capacity with every call, and adds
 * it up: so the function is measured as it is. Thread-safe.
 */
public final class CapacityMeter implements AutoCloseable {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
  private static final Set<String> FORWARDED =
      Set.of("authorization", "content-type", "x-amz-target", "x-amz-date", "x-amz-content-sha256");

  private final URI target;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private BigDecimal units = BigDecimal.ZERO;
  private int calls;

  /** What a request consumed: capacity units of tables and indexes, and calls to DynamoDB. */
  public record Reading(BigDecimal units, int calls) {}

  /** Forwards to {@code target}, on a free port of the loopback interface. */
  public CapacityMeter(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the meter", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** What a function takes as {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was consumed since the last reading. */
  public synchronized Reading read() {
    Reading reading = new Reading(units, calls);
    units = BigDecimal.ZERO;
    calls = 0;
    return reading;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean database =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-target"))
              .filter(operation -> operation.startsWith("DynamoDB"))
              .isPresent();
      HttpResponse<byte[]> answer = forward(exchange, database ? asking(body) : body);
      if (database) {
        count(new String(answer.body(), StandardCharsets.UTF_8));
      }
      answer
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().add("content-type", type));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(CALL_TIMEOUT)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (FORWARDED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static byte[] asking(byte[] body) {
    String json = new String(body, StandardCharsets.UTF_8);
    return json.replaceFirst("\\{", "{\"ReturnConsumedCapacity\":\"TOTAL\",")
        .getBytes(StandardCharsets.UTF_8);
  }

  private synchronized void count(String answer) {
    calls++;
    try {
      add(Json.readObject(answer).get("ConsumedCapacity"));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("DynamoDB answered no JSON", e);
    }
  }

  private void add(@Nullable Object capacity) {
    switch (capacity) {
      case List<?> each -> each.forEach(this::add);
      case Map<?, ?> one when one.get("CapacityUnits") instanceof Number number ->
          units = units.add(new BigDecimal(number.toString()));
      case null, default -> {
        // A call that was refused tells of no capacity.
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
