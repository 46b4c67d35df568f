package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.IdentitySource;
import java.time.Duration;
import java.util.List;

/**
 * A Lambda authorizer with payload format 2.0 and simple responses.
 *
 * @param identitySources all must be in a request before the function is asked
 * @param timeToLive how long its answer holds for the same identity; zero: never reused
 */
public record AuthorizerSettings(
    String name, String functionName, List<IdentitySource> identitySources, Duration timeToLive) {

  public AuthorizerSettings {
    identitySources = List.copyOf(identitySources);
  }
}
