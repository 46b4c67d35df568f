package dev.storehouse.local.gateway.httpapi;

import dev.storehouse.local.gateway.TokenBucket;
import java.util.Optional;

/** A route with what stands before it. */
record GuardedRoute(Route route, TokenBucket bucket, Optional<LambdaAuthorizer> authorizer) {}
