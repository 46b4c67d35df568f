package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.TokenBucket;
import java.util.Optional;

/** A method with what stands before it. */
record GuardedMethod(
    RestMethod method,
    TokenBucket bucket,
    Optional<LambdaAuthorizer> authorizer,
    RequestValidator validator) {}
