package dev.storehouse.local;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;

/** Holds a port, and its number, before there is anything to answer. Thread-safe. */
final class LateEndpoint implements HttpEndpoint {

  private volatile HttpEndpoint endpoint = _ -> HttpResponse.message(503, "Service Unavailable");

  void bind(HttpEndpoint started) {
    endpoint = started;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    return endpoint.answer(request);
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    return endpoint.refuse(status, message);
  }
}
