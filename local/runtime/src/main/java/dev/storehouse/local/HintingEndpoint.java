package dev.storehouse.local;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.util.Set;

/** Tells of each request that may have written something, once it is answered. Thread-safe. */
record HintingEndpoint(HttpEndpoint endpoint, Runnable listener) implements HttpEndpoint {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  public HttpResponse answer(HttpRequest request) {
    HttpResponse response = endpoint.answer(request);
    if (!READING.contains(request.method())) {
      listener.run();
    }
    return response;
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    return endpoint.refuse(status, message);
  }
}
