package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.http.HttpLimits;
import dev.storehouse.gateway.http.HttpListener;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.gateway.usage.ApiKeys;
import dev.storehouse.gateway.usage.UsagePlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A REST API of a template in front of functions made up by a test, on a real port. */
final class TestRestApi implements AutoCloseable {

  /** What a function of a test does. */
  interface Behaviour {
    byte[] invoke(byte[] payload) throws FunctionException;
  }

  /** Thursday noon. */
  static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

  final AtomicLong nanos = new AtomicLong();
  final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final ConcurrentMap<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> functions = new ConcurrentHashMap<>();
  private final Map<String, ApiKeys.Subscription> keys = new ConcurrentHashMap<>();
  private final RestApiGateway gateway;
  private final HttpListener listener;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** The API of a template; its functions return their event in a body. */
  TestRestApi(String template) throws IOException {
    this(Template.parse("test", template).resolve(Map.of()));
  }

  /** The API of a stack called {@code storehouse}. */
  TestRestApi(Stack stack) throws IOException {
    RestApi api = new RestApiReader(stack).read().getFirst();
    gateway =
        new RestApiGateway(
            api,
            invoker(),
            (value, _, _) -> Optional.ofNullable(keys.get(value)),
            now::get,
            nanos::get);
    listener = HttpListener.start(0, HttpLimits.REST_API, gateway);
  }

  /** From now on the function of that logical id does this. */
  TestRestApi with(String function, Behaviour behaviour) {
    functions.put("storehouse-" + function, behaviour);
    return this;
  }

  /** From now on the function of that logical id returns this. */
  TestRestApi returning(String function, String payload) {
    return with(function, _ -> payload.getBytes(StandardCharsets.UTF_8));
  }

  TestRestApi key(String value, UsagePlan plan) {
    ApiKey key = new ApiKey("id-" + value, value, "name", "", true, START, START, Map.of());
    keys.put(value, new ApiKeys.Subscription(key, plan));
    return this;
  }

  private FunctionInvoker invoker() {
    return new FunctionInvoker() {
      @Override
      public Set<String> functionNames() {
        return Set.of();
      }

      @Override
      public byte[] invoke(String function, byte[] payload) throws FunctionException {
        calls.computeIfAbsent(function, _ -> new AtomicInteger()).incrementAndGet();
        return functions.getOrDefault(function, TestRestApi::echo).invoke(payload);
      }
    };
  }

  private static byte[] echo(byte[] payload) {
    try {
      return JSON.std.asBytes(Map.of("body", new String(payload, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return listener.port();
  }

  int callsOf(String function) {
    return calls.getOrDefault("storehouse-" + function, new AtomicInteger()).get();
  }

  HttpResponse<String> send(String method, String target, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String target, String... headers) throws Exception {
    return send("GET", target, "", headers);
  }

  /** The event that the function got. */
  Map<String, Object> event(String method, String target, String body, String... headers)
      throws Exception {
    return JSON.std.mapFrom(send(method, target, body, headers).body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    listener.close();
    gateway.close();
  }
}
