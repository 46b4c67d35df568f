package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.IdentityCache;
import dev.storehouse.gateway.IdentitySource;
import dev.storehouse.gateway.Integrations;
import dev.storehouse.gateway.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks a Lambda authorizer, unless an identity is missing or an answer still holds: then its policy
 * is evaluated for the request at hand. Thread-safe.
 */
final class LambdaAuthorizer {

  private static final Duration TIMEOUT = Duration.ofSeconds(29);
  private static final int CACHED_IDENTITIES = 10_000;

  /** What a function throws for a 401. */
  private static final String UNAUTHORIZED = "Unauthorized";

  private final AuthorizerSettings settings;
  private final Integrations integrations;
  private final PayloadV1 events;
  private final LongSupplier nanoTime;
  private final IdentityCache<Authorization> cache;

  LambdaAuthorizer(
      AuthorizerSettings settings,
      Integrations integrations,
      PayloadV1 events,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.integrations = integrations;
    this.events = events;
    this.nanoTime = nanoTime;
    this.cache = new IdentityCache<>(CACHED_IDENTITIES, nanoTime);
  }

  Caller authorize(Exchange exchange) throws RefusedException {
    long start = nanoTime.getAsLong();
    Authorization authorization = authorization(exchange);
    switch (authorization.policy().verdict(events.methodArn(exchange))) {
      case ALLOWED -> {}
      case DENIED -> throw denied(" with an explicit deny");
      case NOT_MENTIONED -> throw denied("");
    }
    Map<String, String> context = new LinkedHashMap<>(authorization.context());
    long millis = Duration.ofNanos(nanoTime.getAsLong() - start).toMillis();
    context.put("integrationLatency", Long.toString(millis));
    return new Caller(context, authorization.usageKey(), Optional.empty());
  }

  private Authorization authorization(Exchange exchange) throws RefusedException {
    if (!settings.timeToLive().isPositive()) {
      return asked(exchange);
    }
    List<String> identity =
        IdentitySource.identity(settings.identitySources(), exchange.request())
            .orElseThrow(
                () -> new RefusedException(Refusal.of(ResponseType.UNAUTHORIZED, UNAUTHORIZED)));
    Optional<Authorization> kept = cache.find(identity);
    if (kept.isPresent()) {
      return kept.get();
    }
    Authorization authorization = asked(exchange);
    cache.keep(identity, authorization, settings.timeToLive());
    return authorization;
  }

  private Authorization asked(Exchange exchange) throws RefusedException {
    byte[] event = events.authorizerEvent(exchange);
    return switch (integrations.call(settings.functionName(), event, TIMEOUT)) {
      case Outcome.Returned returned ->
          Authorization.of(returned.payload())
              .orElseThrow(() -> failed(ResponseType.AUTHORIZER_CONFIGURATION_ERROR));
      case Outcome.Failed failed when failed.message().equals(UNAUTHORIZED) ->
          throw new RefusedException(Refusal.of(ResponseType.UNAUTHORIZED, UNAUTHORIZED));
      case Outcome.Failed _ -> throw failed(ResponseType.AUTHORIZER_CONFIGURATION_ERROR);
      case Outcome.TimedOut _ -> throw failed(ResponseType.AUTHORIZER_FAILURE);
    };
  }

  private static RefusedException failed(ResponseType type) {
    return new RefusedException(Refusal.of(type, null));
  }

  private static RefusedException denied(String how) {
    return new RefusedException(
        Refusal.of(
            ResponseType.ACCESS_DENIED, "User is not authorized to access this resource" + how));
  }
}
