package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.IdentitySource;
import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import dev.storehouse.gateway.http.HttpLimits;
import dev.storehouse.gateway.http.HttpListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An HTTP API in front of functions made up by a test, on a real port with a clock to turn. */
final class TestApi implements AutoCloseable {

  /** What the functions of a test do. */
  interface Behaviour {
    byte[] invoke(String function, byte[] payload) throws FunctionException;
  }

  static final AuthorizerSettings AUTHORIZER =
      new AuthorizerSettings(
          "Principal",
          "authorizer",
          List.of(new IdentitySource.OfHeader("Authorization")),
          Duration.ofSeconds(60));

  final AtomicLong nanos = new AtomicLong();
  private final ConcurrentMap<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final HttpApiGateway gateway;
  private final HttpListener listener;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  TestApi(Behaviour functions, Optional<CorsSettings> cors, Route... routes) throws IOException {
    gateway =
        new HttpApiGateway(
            new HttpApi("api", "eu-central-1", "000000000000", List.of(routes), cors),
            counted(functions),
            Clock.systemUTC(),
            nanos::get);
    listener = HttpListener.start(0, HttpLimits.HTTP_API, gateway);
  }

  private FunctionInvoker counted(Behaviour behaviour) {
    return new FunctionInvoker() {
      @Override
      public Set<String> functionNames() {
        return Set.of("function", "authorizer");
      }

      @Override
      public byte[] invoke(String function, byte[] payload) throws FunctionException {
        calls.computeIfAbsent(function, _ -> new AtomicInteger()).incrementAndGet();
        return behaviour.invoke(function, payload);
      }
    };
  }

  /** An API whose function returns its event, so that a test sees what it was given. */
  static TestApi echoing(Route... routes) throws IOException {
    return new TestApi((_, payload) -> payload, Optional.empty(), routes);
  }

  static Route open(String method, String path) {
    return new Route(
        new RouteKey(method, path),
        "function",
        Optional.empty(),
        Throttle.OF_ACCOUNT,
        Route.MAXIMUM_TIMEOUT);
  }

  static Route closed(String method, String path) {
    return new Route(
        new RouteKey(method, path),
        "function",
        Optional.of(AUTHORIZER),
        Throttle.OF_ACCOUNT,
        Route.MAXIMUM_TIMEOUT);
  }

  static byte[] json(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  int port() {
    return listener.port();
  }

  int callsOf(String function) {
    return calls.getOrDefault(function, new AtomicInteger()).get();
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String target, String... headers) throws Exception {
    HttpRequest.Builder request = request(target);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.shutdownNow();
    listener.close();
    gateway.close();
  }
}
