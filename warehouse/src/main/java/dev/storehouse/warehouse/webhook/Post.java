package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** A signed message as the bytes of an HTTP/1.1 request (RFC 9112). */
final class Post {

  private static final String LINE_END = "\r\n";

  private Post() {}

  static byte[] bytes(WebhookUrl url, WebhookMessage message, WebhookSignature signature) {
    byte[] body = message.bytes();
    StringBuilder head = new StringBuilder("POST ").append(url.target()).append(" HTTP/1.1\r\n");
    header(head, "Host", url.authority());
    header(head, "User-Agent", "Storehouse-Webhooks");
    header(head, "Connection", "close");
    header(head, "Content-Type", "application/json");
    header(head, "Content-Length", Integer.toString(body.length));
    signature.headers().forEach((name, value) -> header(head, name, value));
    head.append(LINE_END);
    ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
    request.writeBytes(head.toString().getBytes(US_ASCII));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append(LINE_END);
  }
}
