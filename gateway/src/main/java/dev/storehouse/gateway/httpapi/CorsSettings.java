package dev.storehouse.gateway.httpapi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The CORS configuration of an API ("Configure CORS for HTTP APIs", API Gateway developer guide).
 *
 * @param allowOrigins origins in full, {@code *}, {@code http://*} or {@code https://*}
 */
public record CorsSettings(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    boolean allowCredentials,
    Optional<Duration> maxAge) {

  public CorsSettings {
    allowOrigins = List.copyOf(allowOrigins);
    allowMethods = List.copyOf(allowMethods);
    allowHeaders = List.copyOf(allowHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
  }

  boolean allows(String origin) {
    return allowOrigins.stream()
        .anyMatch(
            allowed ->
                allowed.equals(origin)
                    || (allowed.endsWith("*")
                        && origin.startsWith(allowed.substring(0, allowed.length() - 1))));
  }
}
