package dev.storehouse.local;

import dev.storehouse.local.http.HttpEndpoint;
import dev.storehouse.local.http.HttpRequest;
import dev.storehouse.local.http.HttpResponse;

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
