package dev.storehouse.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A connection on which a test may say what no client library would. */
final class RawConnection implements AutoCloseable {

  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private final Socket socket;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
  }

  RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** The response up to the end of its header. */
  String header() throws IOException {
    StringBuilder header = new StringBuilder();
    InputStream input = socket.getInputStream();
    while (header.indexOf("\r\n\r\n") < 0) {
      int read = input.read();
      if (read < 0) {
        break;
      }
      header.append((char) read);
    }
    return header.toString();
  }

  /** What follows, until the server closes the connection. */
  String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
