package dev.storehouse.gateway.httpapi;

import java.util.List;
import java.util.Optional;

/**
 * One HTTP API, as a template defines it. Immutable.
 *
 * @param id what {@code Ref} gives
 */
public record HttpApi(
    String id, String region, String accountId, List<Route> routes, Optional<CorsSettings> cors) {

  public HttpApi {
    routes = List.copyOf(routes);
  }
}
