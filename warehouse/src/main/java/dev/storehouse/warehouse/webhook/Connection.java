package dev.storehouse.warehouse.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens sockets to addresses that have been judged, and looks nothing up. */
final class Connection {

  private Connection() {}

  /**
   * The first of the addresses that takes a connection; each of them has its share of the time.
   *
   * @throws IOException if none does
   */
  static Socket open(List<InetAddress> addresses, int port, Duration time) throws IOException {
    int share = Math.toIntExact(Math.max(1, time.toMillis() / Math.max(1, addresses.size())));
    IOException failure = new ConnectException("no address");
    for (InetAddress address : addresses) {
      // A proxy of the JVM's settings would connect to what it likes.
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        socket.connect(new InetSocketAddress(address, port), share);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  /**
   * TLS inside a connection, with whom the certificate proves to be that host (RFC 9110 §4.3.4).
   */
  static Socket secured(Socket socket, WebhookUrl url, SSLSocketFactory tls) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, url.host(), url.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }
}
