package dev.storehouse.shared.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection in all that the SDK asks of one, but it never streams the request's body. */
final class BufferedConnection extends HttpURLConnection {

  private final HttpURLConnection connection;

  BufferedConnection(HttpURLConnection connection) {
    super(connection.getURL());
    this.connection = connection;
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {
    setFixedLengthStreamingMode((long) length);
  }

  @Override
  public void setFixedLengthStreamingMode(long length) {
    // The buffer has that length in the end.
  }

  @Override
  public void setChunkedStreamingMode(int length) {
    connection.setChunkedStreamingMode(length);
  }

  @Override
  public void setRequestMethod(String method) throws ProtocolException {
    connection.setRequestMethod(method);
  }

  @Override
  public void setRequestProperty(String name, String value) {
    connection.setRequestProperty(name, value);
  }

  @Override
  public void addRequestProperty(String name, String value) {
    connection.addRequestProperty(name, value);
  }

  @Override
  public void setDoOutput(boolean output) {
    connection.setDoOutput(output);
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    connection.setInstanceFollowRedirects(follow);
  }

  @Override
  public void connect() throws IOException {
    connection.connect();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return connection.getInputStream();
  }

  @Override
  public @Nullable InputStream getErrorStream() {
    return connection.getErrorStream();
  }

  @Override
  public int getResponseCode() throws IOException {
    return connection.getResponseCode();
  }

  @Override
  public @Nullable String getResponseMessage() throws IOException {
    return connection.getResponseMessage();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return connection.getHeaderField(name);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return connection.getHeaderFields();
  }

  @Override
  public boolean usingProxy() {
    return connection.usingProxy();
  }

  @Override
  public void disconnect() {
    connection.disconnect();
  }
}
