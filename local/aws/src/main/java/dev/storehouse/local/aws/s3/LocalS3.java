package dev.storehouse.local.aws.s3;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.port.StreamedService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Amazon S3 over a directory: S3Proxy on a free port of the loopback interface. It starts when it
 * is first asked for anything, as a start of the whole would wait for it in vain.
 *
 * <p>Unlike its siblings it verifies what is signed, by Signature Version 4: a presigned URL is
 * worth nothing if any would do. Thread-safe.
 */
public final class LocalS3 implements AutoCloseable {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  /** Above it, a body whose hash is signed beforehand is refused: it is held until verified. */
  private static final long LARGEST_HELD_BODY = 64L * 1024 * 1024;

  /** Held here, as a logger that nobody holds forgets its level. */
  private static final List<Logger> CHATTY =
      List.of(Logger.getLogger("org.gaul.s3proxy"), Logger.getLogger("org.gaul.shaded"));

  private final Buckets buckets;
  private final String region;
  private final String credential;
  private @Nullable S3Proxy server;
  private @Nullable S3Client client;

  /**
   * Makes it; nothing of it runs yet.
   *
   * @param directory where buckets outlive the process; all of it is temporary when empty
   * @param credential the access key and the secret key there is
   * @throws IllegalStateException if the directory cannot be had
   */
  public LocalS3(Optional<Path> directory, String region, String credential) {
    this(Buckets.in(directory.map(path -> path.resolve("s3"))), region, credential);
  }

  LocalS3(Buckets buckets, String region, String credential) {
    this.buckets = buckets;
    this.region = region;
    this.credential = credential;
  }

  /** Creates the buckets of a stack that do not exist yet. */
  public void create(Stack stack) {
    stack.resourcesOf("AWS::S3::Bucket").forEach(bucket -> buckets.create(bucket.physicalId()));
  }

  /**
   * Where it listens itself, started if it was not.
   *
   * @throws IllegalStateException if it cannot start
   */
  public synchronized URI endpoint() {
    if (server == null) {
      server = start();
    }
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** A client of these buckets, past the AWS port; open until this is closed. Thread-safe. */
  public synchronized S3Client client() {
    if (client == null) {
      client =
          S3Client.builder()
              .endpointOverride(endpoint())
              .forcePathStyle(true)
              .region(Region.of(region))
              .credentialsProvider(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(credential, credential)))
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .overrideConfiguration(configuration -> configuration.apiCallTimeout(CALL_TIMEOUT))
              .build();
    }
    return client;
  }

  /** For the AWS port. */
  public StreamedService service() {
    return new S3Service(new Relay(this::endpoint));
  }

  private S3Proxy start() {
    CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    try {
      S3Proxy started =
          S3Proxy.builder()
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, credential, credential)
              .blobStore(new StrictBlobStore(buckets.directory()))
              // As S3 does with headers of no meaning to a request, a session's token among them.
              .ignoreUnknownHeaders(true)
              .v4MaxNonChunkedRequestSize(LARGEST_HELD_BODY)
              // Or it would wait for clients to close connections that they keep for later.
              .stopTimeout(0)
              .build();
      started.start();
      return started;
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not start: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
    try {
      if (server != null) {
        server.stop();
      }
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop", e);
    } finally {
      buckets.close();
    }
  }
}
