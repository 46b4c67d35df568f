package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.usage.ApiKey;
import java.util.Map;
import java.util.Optional;

/**
 * Who sent a request, as far as it is known by now.
 *
 * @param authorizer what the authorizer gave, texts all; empty without one
 * @param usageKey what the authorizer gave as {@code usageIdentifierKey}
 */
record Caller(Map<String, String> authorizer, Optional<String> usageKey, Optional<ApiKey> apiKey) {

  static final Caller UNKNOWN = new Caller(Map.of(), Optional.empty(), Optional.empty());

  Caller with(ApiKey key) {
    return new Caller(authorizer, usageKey, Optional.of(key));
  }
}
