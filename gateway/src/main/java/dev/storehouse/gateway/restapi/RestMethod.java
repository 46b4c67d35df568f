package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import java.util.Optional;

/**
 * A method of a resource, with all that stands before it.
 *
 * @param throttle of the stage, for this method alone
 */
public record RestMethod(
    RouteKey key,
    Backend backend,
    Optional<AuthorizerSettings> authorizer,
    boolean apiKeyRequired,
    Throttle throttle,
    RequestRules rules) {}
