package dev.storehouse.gateway.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Words the errors that the server itself finds, in place of its HTML pages. It closes the
 * connection after such an error, and says so (RFC 9112, section 9.6).
 */
final class RefusalHandler implements Request.Handler {

  private final HttpEndpoint endpoint;

  RefusalHandler(HttpEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    HttpResponse refusal = endpoint.refuse(status, HttpStatus.getMessage(status));
    Responses.prepare(response, refusal, request.getMethod());
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, Responses.content(refusal), callback);
    return true;
  }
}
