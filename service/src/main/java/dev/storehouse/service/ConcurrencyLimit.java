package dev.storehouse.service;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests through at once. The next one waits a little, then is told to come back, as
 * from an API whose functions are all busy. Thread-safe.
 */
final class ConcurrencyLimit implements HttpEndpoint {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpEndpoint endpoint;
  private final Semaphore places;
  private final Duration patience;

  ConcurrencyLimit(HttpEndpoint endpoint, int places) {
    this(endpoint, places, PATIENCE);
  }

  ConcurrencyLimit(HttpEndpoint endpoint, int places, Duration patience) {
    this.endpoint = endpoint;
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return ServiceProblems.busy(request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ServiceProblems.busy(request);
    }
    try {
      return endpoint.answer(request);
    } finally {
      places.release();
    }
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    return endpoint.refuse(status, message);
  }
}
