package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

/** Receives webhooks at a port of the loopback interface, and treats them as it was told. */
final class Receiver implements AutoCloseable {

  /** What it was sent. */
  record Request(String line, Map<String, String> headers, byte[] body, List<String> names) {}

  private interface Behaviour {
    void treat(Socket socket) throws Exception;
  }

  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Receiver(ServerSocketFactory factory) {
    try {
      server = factory.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers each request with these characters, and closes the connection. */
  static Receiver answering(ServerSocketFactory factory, String answer) {
    Receiver receiver = new Receiver(factory);
    return receiver.start(
        socket -> {
          receiver.requests.add(read(socket));
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        });
  }

  /** Answers with a byte every few milliseconds, as long as somebody listens. */
  static Receiver trickling(ServerSocketFactory factory) {
    Receiver receiver = new Receiver(factory);
    return receiver.start(
        socket -> {
          receiver.requests.add(read(socket));
          socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(ISO_8859_1));
          while (!receiver.closed.await(5, TimeUnit.MILLISECONDS)) {
            socket.getOutputStream().write('x');
          }
        });
  }

  /** Takes connections and all that is sent, and says nothing. */
  static Receiver silent(ServerSocketFactory factory) {
    return new Receiver(factory)
        .start(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  List<Request> requests() {
    return requests;
  }

  /** Whether a sender goes away before long. */
  boolean isLeftAlone() throws InterruptedException {
    return hungUp.await(10, TimeUnit.SECONDS);
  }

  private Receiver start(Behaviour behaviour) {
    Thread.ofVirtual().start(() -> accept(behaviour));
    return this;
  }

  private void accept(Behaviour behaviour) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        behaviour.treat(socket);
      } catch (Exception e) {
        // The sender hung up, or the test is over.
        continue;
      } finally {
        hungUp.countDown();
      }
    }
  }

  private static Request read(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    String line = line(in);
    Map<String, String> headers = new HashMap<>();
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      String[] parts = field.split(": ", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
    return new Request(line, headers, body, names(socket));
  }

  private static List<String> names(Socket socket) {
    return socket instanceof SSLSocket secured
        ? ((ExtendedSSLSession) secured.getSession())
            .getRequestedServerNames().stream()
                .map(name -> ((SNIHostName) name).getAsciiName())
                .toList()
        : List.of();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the request ends early");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}
