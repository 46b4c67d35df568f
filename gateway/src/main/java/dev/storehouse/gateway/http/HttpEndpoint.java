package dev.storehouse.gateway.http;

/** What answers the requests of a server. Called on many threads at once. */
@FunctionalInterface
public interface HttpEndpoint {

  /** Answers one request; an exception becomes a bare 500. */
  HttpResponse answer(HttpRequest request);

  /**
   * Answers what never became a proper request: a malformed request line (400), fields or a body
   * beyond the limits (431, 413), a client that is too slow (408).
   */
  default HttpResponse refuse(int status, String message) {
    return HttpResponse.message(status, message);
  }
}
