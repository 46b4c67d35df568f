package dev.storehouse.local.aws.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Amazon's DynamoDB Local on a free port of the loopback interface. One database for every region
 * and access key ({@code sharedDb}), so that whoever looks inside sees the same tables.
 *
 * <p>It is put behind our own Jetty connector, because its own launcher listens on every interface
 * and reports its use over the network. Thread-safe.
 */
public final class DynamoDbLocal implements AutoCloseable {

  private static final int MAX_THREADS = 256;
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  /** Held here, as a logger that nobody holds forgets its level. */
  private static final List<Logger> CHATTY =
      List.of(Logger.getLogger("com.almworks.sqlite4java"), Logger.getLogger("org.eclipse.jetty"));

  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final DynamoDbClient client;

  private DynamoDbLocal(Server server, LocalDynamoDBServerHandler handler) {
    this.server = server;
    this.handler = handler;
    this.client = client(server.getURI());
  }

  /**
   * Starts with no data, keeping all in memory.
   *
   * @throws IllegalStateException if it cannot start, for instance for want of a native library
   */
  public static DynamoDbLocal inMemory() {
    return start(Optional.empty());
  }

  /**
   * Starts with the data of a directory, which is created where it is missing.
   *
   * @throws IllegalStateException if it cannot start, or the directory cannot be written
   */
  public static DynamoDbLocal in(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IllegalStateException("cannot use the data directory " + directory, e);
    }
    if (!Files.isWritable(directory)) {
      throw new IllegalStateException("cannot write to the data directory " + directory);
    }
    return start(Optional.of(directory));
  }

  /** Where it listens: any path, protocol JSON 1.0. */
  public URI endpoint() {
    return server.getURI();
  }

  /** A client of this database; open until this is closed. Thread-safe. */
  public DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    try {
      server.stop();
      handler.close();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
  }

  private static DynamoDbLocal start(Optional<Path> directory) {
    NativeLibraries.provide();
    CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    try {
      LocalDynamoDBServerHandler handler =
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(
                  0, directory.isEmpty(), directory.map(Path::toString).orElse(null), true, false),
              null);
      QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
      threads.setName("dynamodb-local");
      threads.setDaemon(true);
      Server server = new Server(threads);
      server.addConnector(loopback(server));
      server.setHandler(handler);
      server.start();
      return new DynamoDbLocal(server, handler);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
    }
  }

  private static ServerConnector loopback(Server server) {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(0);
    return connector;
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(CALL_TIMEOUT))
        .build();
  }
}
