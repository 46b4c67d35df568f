package dev.storehouse.local.aws.s3;

import dev.storehouse.local.aws.port.AwsPort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3 behind an AWS port of its own, and the clients that call it there. */
record S3Server(LocalS3 s3, AwsPort port) implements AutoCloseable {

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  static S3Server start(Optional<Path> directory) {
    LocalS3 s3 = new LocalS3(directory, "eu-central-1", "local");
    return new S3Server(s3, AwsPort.start(0, "the port", List.of(), List.of(s3.service())));
  }

  S3Client client() {
    return S3Client.builder()
        .endpointOverride(port.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            configuration ->
                configuration
                    .apiCallTimeout(Duration.ofSeconds(60))
                    .retryStrategy(retry -> retry.maxAttempts(1)))
        .build();
  }

  S3Presigner presigner(URI endpoint) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  /** Does what a presigned request says, with that body. */
  static HttpResponse<String> send(SdkHttpRequest presigned, BodyPublisher body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(presigned.getUri())
            .timeout(Duration.ofSeconds(60))
            .method(presigned.method().name(), body);
    presigned
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    port.close();
    s3.close();
  }
}
