package dev.storehouse.throttle;

import dev.storehouse.http.Request;
import dev.storehouse.http.Response;

/**
 * An endpoint that says itself when its token is taken, if only with its answer. Implementations
 * are thread-safe.
 */
@FunctionalInterface
public interface MeteredEndpoint {

  /**
   * Answers a request.
   *
   * @param permit to be required before anything is written or run, and before any wait, or taken
   *     with the first of what is written
   */
  Response handle(Request request, Permit permit);
}
