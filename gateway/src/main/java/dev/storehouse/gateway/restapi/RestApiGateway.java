package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.Integrations;
import dev.storehouse.gateway.Outcome;
import dev.storehouse.gateway.TokenBucket;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import dev.storehouse.gateway.usage.ApiKeys;
import dev.storehouse.gateway.usage.ApiKeys.Subscription;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Answers requests as API Gateway does for a REST API: resource and method, authorizer, API key,
 * usage plan, throttle of the stage, validation, function. The stage is not part of the path, as
 * behind a custom domain. Thread-safe.
 */
public final class RestApiGateway implements HttpEndpoint, AutoCloseable {

  /** The largest event Lambda takes synchronously ("Lambda quotas", Lambda developer guide). */
  private static final int LAMBDA_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private static final int TOO_LARGE = 413;

  private final RestApi api;
  private final ApiKeys keys;
  private final Integrations integrations;
  private final PayloadV1 events;
  private final GatewayResponses responses;
  private final UsageLimits usage;
  private final ResourceTree resources;
  private final InstantSource clock;

  /** A gateway on the system's clocks. */
  public RestApiGateway(RestApi api, FunctionInvoker functions, ApiKeys keys) {
    this(api, functions, keys, Clock.systemUTC(), System::nanoTime);
  }

  RestApiGateway(
      RestApi api,
      FunctionInvoker functions,
      ApiKeys keys,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.api = api;
    this.keys = keys;
    this.integrations = new Integrations(functions);
    this.events = new PayloadV1(api);
    this.responses = new GatewayResponses(api);
    this.usage = new UsageLimits(api, clock, nanoTime);
    this.resources = new ResourceTree(guarded(nanoTime));
    this.clock = clock;
  }

  /** Each method has its own bucket; an authorizer and its cache serve all that name it. */
  private List<GuardedMethod> guarded(LongSupplier nanoTime) {
    Map<AuthorizerSettings, LambdaAuthorizer> authorizers = new HashMap<>();
    return api.methods().stream()
        .map(
            method ->
                new GuardedMethod(
                    method,
                    new TokenBucket(method.throttle(), nanoTime),
                    method
                        .authorizer()
                        .map(
                            settings ->
                                authorizers.computeIfAbsent(
                                    settings,
                                    it ->
                                        new LambdaAuthorizer(it, integrations, events, nanoTime))),
                    new RequestValidator(method.rules())))
        .toList();
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    Optional<Exchange> arrived = Arrival.of(request, clock.instant());
    if (arrived.isEmpty()) {
      return refuse(400, "Bad Request");
    }
    Exchange exchange = arrived.get();
    Optional<ResourceTree.Match> match;
    try {
      match = resources.find(request.method(), request.path());
    } catch (IllegalArgumentException e) {
      return refuse(400, "Bad Request");
    }
    return match
        .map(it -> passed(exchange.on(it.resourcePath(), it.pathParameters()), it.method()))
        .orElseGet(() -> refused(Refusal.noRoute(), exchange, Caller.UNKNOWN));
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    Refusal refusal =
        status == TOO_LARGE
            ? Refusal.of(ResponseType.REQUEST_TOO_LARGE, "Request Too Long")
            : new Refusal(ResponseType.DEFAULT_4XX, status, message, "");
    return refused(refusal, Arrival.unread(clock.instant()), Caller.UNKNOWN);
  }

  private HttpResponse passed(Exchange exchange, GuardedMethod guarded) {
    Caller caller = Caller.UNKNOWN;
    try {
      if (guarded.authorizer().isPresent()) {
        caller = guarded.authorizer().get().authorize(exchange);
      }
      if (guarded.method().apiKeyRequired()) {
        Subscription subscription = subscription(exchange, caller);
        caller = caller.with(subscription.key());
        usage.use(subscription, guarded.method().key());
      }
      if (!guarded.bucket().tryTake()) {
        throw new RefusedException(Refusal.throttled());
      }
      guarded.validator().validate(exchange);
      return identified(answered(exchange, guarded.method().backend(), caller), exchange);
    } catch (RefusedException e) {
      return refused(e.refusal(), exchange, caller);
    }
  }

  private Subscription subscription(Exchange exchange, Caller caller) throws RefusedException {
    Optional<String> value =
        switch (api.keySource()) {
          case HEADER -> exchange.request().header("x-api-key");
          case AUTHORIZER -> caller.usageKey();
        };
    return value
        .flatMap(it -> keys.find(it, api.id(), api.stage()))
        .orElseThrow(
            () -> new RefusedException(Refusal.of(ResponseType.INVALID_API_KEY, "Forbidden")));
  }

  private HttpResponse answered(Exchange exchange, Backend backend, Caller caller)
      throws RefusedException {
    return switch (backend) {
      case Backend.Preflight(List<Header> headers) ->
          new HttpResponse(200, headers, Body.ofText("{}\n"));
      case Backend.Function function -> called(exchange, function, caller);
    };
  }

  private HttpResponse called(Exchange exchange, Backend.Function function, Caller caller)
      throws RefusedException {
    byte[] event = events.proxyEvent(exchange, caller);
    if (event.length > LAMBDA_PAYLOAD_BYTES) {
      throw new RefusedException(Refusal.of(ResponseType.REQUEST_TOO_LARGE, "Request Too Long"));
    }
    return switch (integrations.call(function.name(), event, function.timeout())) {
      case Outcome.Returned(Body payload) when payload.length() <= LAMBDA_PAYLOAD_BYTES ->
          ProxyResponse.of(payload)
              .map(it -> it.with(List.of(new Header("X-Amzn-Trace-Id", exchange.traceId()))))
              .orElseThrow(() -> new RefusedException(Refusal.badGateway()));
      case Outcome.Returned _, Outcome.Failed _ -> throw new RefusedException(Refusal.badGateway());
      case Outcome.TimedOut _ ->
          throw new RefusedException(
              Refusal.of(ResponseType.INTEGRATION_TIMEOUT, "Endpoint request timed out"));
    };
  }

  private HttpResponse refused(Refusal refusal, Exchange exchange, Caller caller) {
    return identified(responses.shaped(refusal, exchange, caller), exchange);
  }

  private static HttpResponse identified(HttpResponse response, Exchange exchange) {
    return response.with(
        List.of(
            new Header("x-amzn-RequestId", exchange.requestId()),
            new Header("x-amz-apigw-id", exchange.extendedRequestId())));
  }

  /** Abandons the calls under way. */
  @Override
  public void close() {
    integrations.close();
  }
}
