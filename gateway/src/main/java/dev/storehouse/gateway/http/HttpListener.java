package dev.storehouse.gateway.http;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP/1.1 server, one virtual thread per request. Thread-safe.
 *
 * <p>Jetty, which DynamoDB Local brings along, rather than the server of the JDK: that one answers
 * {@code Expect: 100-continue} before a body can be refused, and malformed request lines with HTML.
 */
public final class HttpListener implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final int PLATFORM_THREADS = 12;

  /** Connections that are only kept alive do not hold up the end. */
  private static final int STOP_IDLE_MILLIS = 100;

  private final Server server;
  private final ServerConnector connector;

  private HttpListener(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens at once on the loopback interface; on its end requests get half a second.
   *
   * @param port 0 for any free one
   * @throws BindException if the port is taken
   */
  public static HttpListener start(int port, HttpLimits limits, HttpEndpoint endpoint)
      throws IOException {
    return start(Binding.ofLoopback(port, limits.readTimeout()), limits, endpoint);
  }

  /**
   * Listens at once.
   *
   * @throws BindException if the port is taken
   */
  public static HttpListener start(Binding binding, HttpLimits limits, HttpEndpoint endpoint)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    server.setStopTimeout(binding.patience().toMillis());
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(limits)));
    connector.setHost(binding.host());
    connector.setPort(binding.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setAcceptedTcpNoDelay(true);
    connector.setIdleTimeout(binding.idle().toMillis());
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new ExchangeHandler(endpoint, limits));
    server.setErrorHandler(new RefusalHandler(endpoint));
    HttpListener listener = new HttpListener(server, connector);
    listener.open(binding.port());
    return listener;
  }

  /** Raw targets reach the endpoint: what a path means is for the gateway to say. */
  private static HttpConfiguration configuration(HttpLimits limits) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setRequestHeaderSize(4 * limits.headerBytes());
    configuration.setResponseHeaderSize(64 * 1024);
    return configuration;
  }

  private void open(int port) throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      close();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          BindException taken = new BindException("port %d is taken".formatted(port));
          taken.initCause(e);
          throw taken;
        }
      }
      throw new IOException("cannot listen on port %d".formatted(port), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops listening; requests under way get as long to end as was bound. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }
}
