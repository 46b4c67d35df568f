package dev.storehouse.local.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Passes requests on to a server on this machine and its answers back, neither held in memory nor
 * changed: signatures cover the path as it was written and the host that was called.
 *
 * <p>It speaks HTTP/1.0 to the server, a connection for each request, so that the end of an answer
 * is the end of the connection. Thread-safe.
 */
final class Relay {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final int BUFFER = 64 * 1024;

  private final Supplier<URI> server;

  /**
   * @param server where it listens, asked at each request
   */
  Relay(Supplier<URI> server) {
    this.server = server;
  }

  /**
   * Passes one request on, and its answer back.
   *
   * @throws IOException if the client is gone, or the server
   */
  void pass(HttpExchange exchange) throws IOException {
    URI address = server.get();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
      socket.connect(
          new InetSocketAddress(address.getHost(), address.getPort()),
          Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
      OutputStream onward = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
      onward.write(RequestHead.of(exchange).getBytes(StandardCharsets.ISO_8859_1));
      send(exchange.getRequestBody(), onward);
      InputStream back = new BufferedInputStream(socket.getInputStream(), BUFFER);
      ResponseHead head = ResponseHead.read(back);
      head.send(exchange);
      back.transferTo(exchange.getResponseBody());
    }
  }

  /** A server that has answered already may read no further; the client must be able to. */
  private static void send(InputStream body, OutputStream onward) throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean listening = true;
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      listening = listening && written(onward, buffer, count);
    }
    if (listening) {
      written(onward, buffer, 0);
    }
  }

  private static boolean written(OutputStream onward, byte[] buffer, int count) {
    try {
      onward.write(buffer, 0, count);
      onward.flush();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
