package dev.storehouse.service;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;

/**
 * Keeps the load balancer's own question apart, which comes without {@code X-Forwarded-For}:
 * clients that ask for {@code /health} a thousand times a second must not make a task look ill.
 * Thread-safe.
 *
 * @param health answers the balancer
 * @param others answers everyone else
 */
record HealthCheck(HttpEndpoint health, HttpEndpoint others) implements HttpEndpoint {

  private static final String PATH = "/health";

  @Override
  public HttpResponse answer(HttpRequest request) {
    boolean isOfBalancer =
        request.path().equals(PATH) && request.header("x-forwarded-for").isEmpty();
    return isOfBalancer ? health.answer(request) : others.answer(request);
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    return others.refuse(status, message);
  }
}
