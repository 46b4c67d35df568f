package dev.storehouse.http;

/** Answers the requests of one route. Thread-safe. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers one request.
   *
   * @throws dev.storehouse.shared.problem.ProblemException when the request is refused
   */
  Response handle(Request request);
}
