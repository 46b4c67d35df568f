package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.port.AwsPort;
import dev.storehouse.local.aws.redshift.bulk.BulkObjects;
import dev.storehouse.local.aws.redshift.bulk.BulkReach;
import dev.storehouse.local.aws.redshift.bulk.BulkRoles;
import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import dev.storehouse.local.aws.redshift.bulk.S3Objects;
import dev.storehouse.local.aws.redshift.statement.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** An engine in a JVM of its own, to be killed. */
final class EngineProcess implements AutoCloseable {

  private final Process process;
  private final URI endpoint;
  private final RedshiftDataClient client;

  private EngineProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.client =
        RedshiftDataClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)).build())
            .overrideConfiguration(config -> config.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
  }

  static EngineProcess start(Path directory, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                directory.toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new EngineProcess(
        process, URI.create(Objects.requireNonNull(lines.readLine(), "the engine did not start")));
  }

  RedshiftDataClient client() {
    return client;
  }

  void faults(String plan) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(endpoint.resolve("/_storehouse/redshift-data/faults"))
              .timeout(Duration.ofSeconds(10))
              .PUT(HttpRequest.BodyPublishers.ofString(plan))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  /** As {@code kill -9} does; its database server stays. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    client.close();
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    process.onExit().join();
  }

  /** With a role that reaches all of one bucket. */
  private static BulkStatements bulk(URI endpoint) {
    BulkObjects objects =
        new S3Objects(
            endpoint,
            "eu-central-1",
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    BulkRoles roles =
        new BulkRoles(
            Map.of(RedshiftFixture.ROLE, BulkReach.all(new S3Location("bulk", ""))),
            Optional.of(RedshiftFixture.ROLE));
    return new BulkStatements(Optional.of(() -> objects), () -> roles);
  }

  public static void main(String[] arguments) throws InterruptedException {
    RedshiftEngine engine =
        new RedshiftEngine(
            Optional.of(Path.of(arguments[0])),
            name -> Optional.empty(),
            arguments.length > 1 ? bulk(URI.create(arguments[1])) : BulkStatements.none(),
            Limits.ofAws(),
            InstantSource.system());
    AwsPort port = AwsPort.start(0, "the port", List.of(engine.service()));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  port.close();
                  engine.close();
                }));
    System.out.println(port.endpoint());
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
