package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.IdentitySource;
import java.time.Duration;
import java.util.List;

/**
 * A Lambda authorizer of the type REQUEST.
 *
 * @param identitySources all must be in a request before the function is asked, if answers are kept
 * @param timeToLive how long its policy holds for the same identity; zero: never kept
 */
public record AuthorizerSettings(
    String name, String functionName, List<IdentitySource> identitySources, Duration timeToLive) {

  public AuthorizerSettings {
    identitySources = List.copyOf(identitySources);
  }
}
