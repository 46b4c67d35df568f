package dev.storehouse.throttle;

import dev.storehouse.http.Request;
import dev.storehouse.http.Response;

/**
 * An endpoint that begins while its token is still being taken. Implementations are thread-safe.
 */
@FunctionalInterface
public interface MeteredEndpoint {

  /**
   * Answers a request.
   *
   * @param permit to be required before anything is written or run, and before any wait
   */
  Response handle(Request request, Permit permit);
}
