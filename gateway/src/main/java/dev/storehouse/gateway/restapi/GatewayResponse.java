package dev.storehouse.gateway.restapi;

import java.util.Map;
import java.util.Optional;

/**
 * How a template shapes one kind of error.
 *
 * @param status in place of the error's own
 * @param headers a text in single quotes, {@code method.request.…} or {@code context.…} by name
 * @param templates bodies by media type
 */
public record GatewayResponse(
    Optional<Integer> status, Map<String, String> headers, Map<String, String> templates) {

  /** What AWS has where nothing is configured. */
  static final GatewayResponse DEFAULT =
      new GatewayResponse(
          Optional.empty(),
          Map.of(),
          Map.of("application/json", "{\"message\":$context.error.messageString}"));

  public GatewayResponse {
    headers = Map.copyOf(headers);
    templates = Map.copyOf(templates);
  }
}
