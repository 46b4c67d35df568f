package dev.storehouse.shared.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Connections for the SDK's URL-connection client whose request bodies are sent from a buffer, not
 * streamed. Before the JDK streams a body through a connection that it has used before, it looks
 * whether that is still open by reading from it for a millisecond, which nearly always runs out: at
 * a few calls each, that is most of the time that a warm request waits (ADR 0016). The SDK asks for
 * streaming, but the bodies of our calls are small. Thread-safe.
 *
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long the other side may be silent
 */
record BufferedConnections(Duration connectTimeout, Duration readTimeout)
    implements UrlConnectionFactory {

  @Override
  public HttpURLConnection createConnection(URI uri) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) connectTimeout.toMillis());
      connection.setReadTimeout((int) readTimeout.toMillis());
      connection.setUseCaches(false);
      return new BufferedConnection(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
