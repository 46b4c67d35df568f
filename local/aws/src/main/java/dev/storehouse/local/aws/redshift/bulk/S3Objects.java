package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects of a server that speaks the protocol of S3. Thread-safe. */
public final class S3Objects implements BulkObjects, AutoCloseable {

  /** The name of the metadata that tells the writer. */
  private static final String WRITER = "redshift-statement";

  private static final Duration CALL = Duration.ofMinutes(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int BUFFER = 1 << 16;

  private final S3Client client;

  /**
   * @param endpoint of the server; buckets are in its paths
   */
  public S3Objects(URI endpoint, String region, AwsCredentialsProvider credentials) {
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClient(UrlConnectionHttpClient.builder().socketTimeout(SILENCE).build())
            .overrideConfiguration(config -> config.apiCallTimeout(CALL))
            .build();
  }

  @Override
  public List<StoredObject> list(S3Location prefix) throws IOException {
    return call(
        () ->
            client
                .listObjectsV2Paginator(
                    request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                .contents()
                .stream()
                .map(
                    each ->
                        new StoredObject(
                            new S3Location(prefix.bucket(), each.key()),
                            each.size(),
                            tag(each.eTag()),
                            Optional.empty()))
                .toList());
  }

  @Override
  public Optional<StoredObject> find(S3Location location) throws IOException {
    try {
      HeadObjectResponse head =
          call(
              () ->
                  client.headObject(
                      request -> request.bucket(location.bucket()).key(location.key())));
      return Optional.of(
          new StoredObject(
              location,
              head.contentLength(),
              tag(head.eTag()),
              Optional.ofNullable(head.metadata().get(WRITER))));
    } catch (ObjectStoreException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public InputStream read(S3Location location) throws IOException {
    return call(
        () -> client.getObject(request -> request.bucket(location.bucket()).key(location.key())));
  }

  @Override
  public StoredObject write(S3Location location, Path content, String writer) throws IOException {
    String digest = digest(content);
    PutObjectResponse put =
        call(
            () ->
                client.putObject(
                    request ->
                        request
                            .bucket(location.bucket())
                            .key(location.key())
                            .contentMD5(digest)
                            .metadata(Map.of(WRITER, writer)),
                    RequestBody.fromFile(content)));
    return new StoredObject(location, Files.size(content), tag(put.eTag()), Optional.of(writer));
  }

  @Override
  public void delete(S3Location location) throws IOException {
    call(
        () ->
            client.deleteObject(request -> request.bucket(location.bucket()).key(location.key())));
  }

  private static String tag(String quoted) {
    return quoted == null ? "" : quoted.replace("\"", "");
  }

  private static String digest(Path content) throws IOException {
    try (InputStream bytes = Files.newInputStream(content)) {
      // S3 knows no other digest of a whole request.
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[BUFFER];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T call(Callable<T> request) throws IOException {
    try {
      return request.call();
    } catch (S3Exception e) {
      AwsErrorDetails details = e.awsErrorDetails();
      throw new ObjectStoreException(
          e.statusCode(),
          details == null ? "Unknown" : String.valueOf(details.errorCode()),
          details == null ? "Unknown" : String.valueOf(details.errorMessage()),
          String.valueOf(e.requestId()));
    } catch (SdkException e) {
      throw new IOException("S3 does not answer: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
