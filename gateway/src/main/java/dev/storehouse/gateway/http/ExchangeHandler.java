package dev.storehouse.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request within the limits, has it answered, writes the response. */
final class ExchangeHandler extends Handler.Abstract {

  /** A refused body is read off for this long, so that its sender gets to see the refusal. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);

  private final HttpEndpoint endpoint;
  private final HttpLimits limits;

  ExchangeHandler(HttpEndpoint endpoint, HttpLimits limits) {
    this.endpoint = endpoint;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    InputStream content = Content.Source.asInputStream(request);
    try {
      send(endpoint.answer(received(request, content)), request, response);
    } catch (RefusedRequestException e) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      send(endpoint.refuse(e.status(), e.reason()), request, response);
      lingering(request, content);
    }
    callback.succeeded();
    return true;
  }

  private static void send(HttpResponse answer, Request request, Response response)
      throws IOException {
    Responses.prepare(response, answer, request.getMethod());
    Content.Sink.write(response, true, Responses.content(answer));
  }

  private HttpRequest received(Request request, InputStream content)
      throws RefusedRequestException {
    List<Header> headers =
        request.getHeaders().stream()
            .map(
                field ->
                    new Header(field.getName(), field.getValue() == null ? "" : field.getValue()))
            .toList();
    String target = request.getHttpURI().getPathQuery();
    checkHeaderSize(request.getMethod(), target, headers);
    if (request.getLength() > limits.bodyBytes()) {
      throw RefusedRequestException.tooLarge();
    }
    String path = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    return new HttpRequest(
        request.getMethod(),
        path == null || path.isEmpty() ? "/" : path,
        query == null ? "" : query,
        request.getConnectionMetaData().getProtocol(),
        headers,
        new BodyReader(limits).read(content),
        Request.getRemoteAddr(request));
  }

  private void checkHeaderSize(String method, String target, List<Header> headers)
      throws RefusedRequestException {
    long size = method.length() + 1L + target.length() + " HTTP/1.1".length();
    for (Header header : headers) {
      size += header.value().getBytes(StandardCharsets.UTF_8).length;
    }
    if (size > limits.headerBytes()) {
      throw new RefusedRequestException(431, "Request Header Fields Too Large");
    }
  }

  private static void lingering(Request request, InputStream content) {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return;
    }
    long end = System.nanoTime() + LINGER.toNanos();
    byte[] buffer = new byte[64 * 1024];
    try {
      while (System.nanoTime() < end && content.read(buffer) >= 0) {}
    } catch (IOException e) {
      LOG.debug("the sender of a refused request is gone", e);
    }
  }
}
