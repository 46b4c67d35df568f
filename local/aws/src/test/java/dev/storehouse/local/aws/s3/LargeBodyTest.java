package dev.storehouse.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.port.AwsPort;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Bodies larger than all the memory of the JVM that takes and gives them. */
class LargeBodyTest {

  private static final long SIZE = 150L * 1024 * 1024;
  private static final String BUCKET = "bulk";

  @TempDir Path directory;

  @Test
  void passBothWaysThroughAThirdOfTheirSize() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx50m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeBodyTest.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        S3Client client = client(URI.create(Objects.requireNonNull(lines.readLine())))) {
      client.createBucket(request -> request.bucket(BUCKET));
      client.putObject(
          request -> request.bucket(BUCKET).key("large"),
          RequestBody.fromContentProvider(Zeros::new, SIZE, "text/csv"));
      try (InputStream read = client.getObject(request -> request.bucket(BUCKET).key("large"))) {
        assertThat(read.transferTo(OutputStream.nullOutputStream())).isEqualTo(SIZE);
      }
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
        .build();
  }

  public static void main(String[] arguments) throws InterruptedException {
    LocalS3 s3 = new LocalS3(Optional.of(Path.of(arguments[0])), "eu-central-1", "local");
    AwsPort port = AwsPort.start(0, "the port", List.of(), List.of(s3.service()));
    System.out.println(port.endpoint());
    System.out.flush();
    new CountDownLatch(1).await();
  }

  /** As many zeros as whoever reads wants, up to the size. */
  private static final class Zeros extends InputStream {

    private long left = SIZE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(into, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
