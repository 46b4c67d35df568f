package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.Integrations;
import dev.storehouse.gateway.Outcome;
import dev.storehouse.gateway.PercentEncoding;
import dev.storehouse.gateway.QueryString;
import dev.storehouse.gateway.RouteTable;
import dev.storehouse.gateway.TokenBucket;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Answers requests as API Gateway does for an HTTP API: CORS, route, throttle, authorizer,
 * function. Thread-safe.
 */
public final class HttpApiGateway implements HttpEndpoint, AutoCloseable {

  /** The largest event Lambda takes synchronously ("Lambda quotas", Lambda developer guide). */
  private static final int LAMBDA_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private final Integrations integrations;
  private final RouteTable<GuardedRoute> routes;
  private final PayloadV2 events;
  private final Optional<Cors> cors;
  private final Clock clock;

  /** A gateway on the system's clocks. */
  public HttpApiGateway(HttpApi api, FunctionInvoker functions) {
    this(api, functions, Clock.systemUTC(), System::nanoTime);
  }

  HttpApiGateway(HttpApi api, FunctionInvoker functions, Clock clock, LongSupplier nanoTime) {
    this.integrations = new Integrations(functions);
    this.events = new PayloadV2(api);
    this.cors = api.cors().map(Cors::new);
    this.clock = clock;
    this.routes = new RouteTable<>(guarded(api.routes(), nanoTime), it -> it.route().key());
  }

  /** Each route has its own bucket; an authorizer and its cache serve all routes that name it. */
  private List<GuardedRoute> guarded(List<Route> plain, LongSupplier nanoTime) {
    Map<AuthorizerSettings, LambdaAuthorizer> authorizers = new HashMap<>();
    return plain.stream()
        .map(
            route ->
                new GuardedRoute(
                    route,
                    new TokenBucket(route.throttle(), nanoTime),
                    route
                        .authorizer()
                        .map(
                            settings ->
                                authorizers.computeIfAbsent(
                                    settings,
                                    it ->
                                        new LambdaAuthorizer(it, integrations, events, nanoTime)))))
        .toList();
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    String requestId = RequestIds.next();
    return cors.flatMap(it -> it.preflight(request))
        .orElseGet(() -> withCors(request, routed(request, requestId)))
        .with(List.of(new Header(RequestIds.HEADER, requestId)));
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    return HttpResponse.message(status, message)
        .with(List.of(new Header(RequestIds.HEADER, RequestIds.next())));
  }

  private HttpResponse withCors(HttpRequest request, HttpResponse response) {
    return cors.map(it -> it.applied(request, response)).orElse(response);
  }

  private HttpResponse routed(HttpRequest request, String requestId) {
    String path;
    try {
      path = PercentEncoding.decode(request.path());
      QueryString.parse(request.query());
    } catch (IllegalArgumentException e) {
      return HttpResponse.message(400, "Bad Request");
    }
    Optional<RouteTable.Match<GuardedRoute>> match = routes.find(request.method(), request.path());
    if (match.isEmpty()) {
      return HttpResponse.message(404, "Not Found");
    }
    GuardedRoute guarded = match.get().route();
    if (!guarded.bucket().tryTake()) {
      return HttpResponse.message(429, "Too Many Requests");
    }
    Exchange exchange =
        new Exchange(
            request,
            path,
            guarded.route(),
            match.get().pathParameters(),
            requestId,
            clock.instant());
    return authorized(exchange, guarded.authorizer());
  }

  private HttpResponse authorized(Exchange exchange, Optional<LambdaAuthorizer> authorizer) {
    if (authorizer.isEmpty()) {
      return integrated(exchange, Optional.empty());
    }
    return switch (authorizer.get().authorize(exchange)) {
      case Authorization.Allowed allowed -> integrated(exchange, Optional.of(allowed.context()));
      case Authorization.Refused _ -> HttpResponse.message(403, "Forbidden");
      case Authorization.Unidentified _ ->
          HttpResponse.message(401, "Unauthorized")
              .with(List.of(new Header("www-authenticate", "Bearer")));
      case Authorization.Failed _ -> internalError();
    };
  }

  private HttpResponse integrated(
      Exchange exchange, Optional<Map<String, Object>> authorizerContext) {
    byte[] event = events.proxyEvent(exchange, authorizerContext);
    if (event.length > LAMBDA_PAYLOAD_BYTES) {
      return HttpResponse.message(413, "Request Entity Too Large");
    }
    Route route = exchange.route();
    return switch (integrations.call(route.functionName(), event, route.timeout())) {
      case Outcome.Returned(Body payload) ->
          ProxyResponse.of(payload).orElseGet(HttpApiGateway::internalError);
      case Outcome.Failed _ -> internalError();
      case Outcome.TimedOut _ -> HttpResponse.message(503, "Service Unavailable");
    };
  }

  private static HttpResponse internalError() {
    return HttpResponse.message(500, "Internal Server Error");
  }

  /** Abandons the calls under way. */
  @Override
  public void close() {
    integrations.close();
  }
}
