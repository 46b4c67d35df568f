package dev.storehouse.service;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;

/**
 * Two APIs on one port: what is below {@code /v1} is the query API's, all else the store's.
 * Thread-safe.
 */
record BothApis(HttpEndpoint store, HttpEndpoint query) implements HttpEndpoint {

  private static final String QUERY = "/v1";

  @Override
  public HttpResponse answer(HttpRequest request) {
    String path = request.path();
    boolean isQuery = path.equals(QUERY) || path.startsWith(QUERY + "/");
    return (isQuery ? query : store).answer(request);
  }

  /** What cannot be read has no path: the store, which owns the root, answers. */
  @Override
  public HttpResponse refuse(int status, String message) {
    return store.refuse(status, message);
  }
}
