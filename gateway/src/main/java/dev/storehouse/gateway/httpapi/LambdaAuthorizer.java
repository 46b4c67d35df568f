package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.IdentityCache;
import dev.storehouse.gateway.IdentitySource;
import dev.storehouse.gateway.Integrations;
import dev.storehouse.gateway.Outcome;
import dev.storehouse.gateway.http.Body;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Asks a Lambda authorizer, unless an identity is missing or an answer still holds. */
final class LambdaAuthorizer {

  /** "Timeout for Lambda authorizer response" among the quotas of HTTP APIs. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int CACHED_IDENTITIES = 10_000;

  private final AuthorizerSettings settings;
  private final Integrations integrations;
  private final PayloadV2 events;
  private final IdentityCache<Authorization> cache;

  LambdaAuthorizer(
      AuthorizerSettings settings,
      Integrations integrations,
      PayloadV2 events,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.integrations = integrations;
    this.events = events;
    this.cache = new IdentityCache<>(CACHED_IDENTITIES, nanoTime);
  }

  Authorization authorize(Exchange exchange) {
    Optional<List<String>> identity =
        IdentitySource.identity(settings.identitySources(), exchange.request());
    return identity.isEmpty()
        ? new Authorization.Unidentified()
        : cache.find(identity.get()).orElseGet(() -> asked(exchange, identity.get()));
  }

  private Authorization asked(Exchange exchange, List<String> identity) {
    byte[] event = events.authorizerEvent(exchange, identity);
    Authorization decision =
        switch (integrations.call(settings.functionName(), event, TIMEOUT)) {
          case Outcome.Returned(Body payload) -> Authorization.ofSimpleResponse(payload);
          case Outcome.Failed _, Outcome.TimedOut _ -> new Authorization.Failed();
        };
    boolean isReusable =
        !identity.isEmpty()
            && settings.timeToLive().isPositive()
            && !(decision instanceof Authorization.Failed);
    if (isReusable) {
      cache.keep(identity, decision, settings.timeToLive());
    }
    return decision;
  }
}
