package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.TokenBucket;
import java.util.Optional;

/** A route with what stands before it. */
record GuardedRoute(Route route, TokenBucket bucket, Optional<LambdaAuthorizer> authorizer) {}
