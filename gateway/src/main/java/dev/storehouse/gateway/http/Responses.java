package dev.storehouse.gateway.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/** Puts an {@link HttpResponse} on the wire: framing is the server's, never the endpoint's. */
final class Responses {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private Responses() {}

  static void prepare(Response response, HttpResponse answer, String method) {
    response.setStatus(answer.status());
    HttpFields.Mutable fields = response.getHeaders();
    for (Header header : answer.headers()) {
      if (!isFraming(header)) {
        fields.add(new HttpField(header.name(), header.value()));
      }
    }
    if (hasContent(answer)) {
      fields.put(HttpHeader.CONTENT_LENGTH, headAware(answer, method));
    }
  }

  static ByteBuffer content(HttpResponse answer) {
    return hasContent(answer) ? ByteBuffer.wrap(answer.body().bytes()) : ByteBuffer.allocate(0);
  }

  /** To HEAD, the length that GET would have (RFC 9110, section 8.6) where the endpoint says it. */
  private static String headAware(HttpResponse answer, String method) {
    String length = Integer.toString(answer.body().length());
    return method.equals("HEAD") && answer.body().length() == 0
        ? answer.header("content-length").orElse(length)
        : length;
  }

  private static boolean hasContent(HttpResponse answer) {
    return answer.status() != NO_CONTENT && answer.status() != NOT_MODIFIED;
  }

  private static boolean isFraming(Header header) {
    return header.is("content-length")
        || header.is("transfer-encoding")
        || header.is("connection")
        || header.is("keep-alive")
        || header.is("trailer")
        || header.is("upgrade");
  }
}
