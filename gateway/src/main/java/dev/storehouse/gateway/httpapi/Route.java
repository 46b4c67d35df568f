package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import java.time.Duration;
import java.util.Optional;

/**
 * A route and the function behind it.
 *
 * @param functionName the physical name; versions and aliases are all the same here
 * @param authorizer what must let a request pass first
 * @param timeout how long the gateway waits for the function, at most 30 seconds
 */
public record Route(
    RouteKey key,
    String functionName,
    Optional<AuthorizerSettings> authorizer,
    Throttle throttle,
    Duration timeout) {

  /** The longest an HTTP API waits for an integration ("Quotas", API Gateway developer guide). */
  public static final Duration MAXIMUM_TIMEOUT = Duration.ofSeconds(30);
}
