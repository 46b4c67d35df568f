package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.redshift.bulk.S3Objects;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A server of S3 over a directory, with one bucket. */
record ObjectServer(S3Proxy server) implements AutoCloseable {

  static ObjectServer start(Path directory) throws Exception {
    bucket(directory);
    S3Proxy server =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, "local", "local")
            .blobStore(new FilesystemNio2BlobStore(directory.toString()))
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    return new ObjectServer(server);
  }

  private static void bucket(Path directory) throws IOException {
    Files.createDirectory(directory.resolve("bulk"));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  S3Objects objects(String key) {
    return new S3Objects(
        endpoint(),
        "eu-central-1",
        StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key)));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 does not stop", e);
    }
  }
}
