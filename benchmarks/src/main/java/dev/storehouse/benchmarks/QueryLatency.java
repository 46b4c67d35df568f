package dev.storehouse.benchmarks;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * Figure P3: what {@code POST /v1/queries} adds to a statement of some tens of milliseconds. In
 * turn, the same statement through the Redshift Data API and through the query API, by the same
 * tenant, over HTTP, against {@code ./mvnw -Prun} as users run it. What is added is told for the
 * first pairs after the start, and for those that follow. The client has asked another service
 * before.
 */
public final class QueryLatency {

  private static final int PAIRS = Integer.getInteger("pairs", 41);
  private static final int ROUNDS = Integer.getInteger("rounds", 4);
  private static final int STEPS = Integer.getInteger("steps", 85_000);
  private static final int REQUESTS_ELSEWHERE = 400;
  private static final int OK = 200;
  private static final int WAIT_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final double NANOS_PER_MILLI = 1e6;

  private final RedshiftDataClient engine;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI events;
  private final HttpRequest request;
  private final String secretArn;
  private final String sql;

  private QueryLatency(Map<String, Object> run) {
    List<?> tenants = (List<?>) Objects.requireNonNull(run.get("tenants"));
    Map<?, ?> tenant = (Map<?, ?>) tenants.getFirst();
    secretArn = text(tenant, "secret_arn");
    sql =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                .formatted(STEPS)
            + " SELECT count(*) AS n FROM n";
    engine =
        RedshiftDataClient.builder()
            .endpointOverride(URI.create(text(run, "aws_endpoint")))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build())
            .build();
    events = URI.create(text(run, "aws_endpoint") + "/_storehouse/events");
    request =
        HttpRequest.newBuilder(URI.create(text(run, "query_url") + "/v1/queries"))
            .timeout(PATIENCE)
            .header("authorization", "Bearer " + text(tenant, "api_key"))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"sql\":\"%s\"}".formatted(sql)))
            .build();
  }

  private static String text(Map<?, ?> fields, String name) {
    return String.valueOf(Objects.requireNonNull(fields.get(name), name));
  }

  /**
   * Takes no arguments; {@code -Dpairs=} and {@code -Drounds=} say how often, {@code -Dsteps=} how
   * long the statement is.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Repository.ofThisBuild().root();
    try (LocalRun local = LocalRun.in(root)) {
      String described = Files.readString(root.resolve("local/target/storehouse.json"));
      System.out.printf("ready after %.1f s%n", local.readySeconds());
      new QueryLatency(JSON.std.mapFrom(described)).run(System.out);
    }
  }

  /** What this process needs for its first requests is no part of the figure. */
  private void warmUp() throws IOException, InterruptedException {
    HttpRequest elsewhere =
        HttpRequest.newBuilder(events)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    for (int i = 0; i < REQUESTS_ELSEWHERE; i++) {
      http.send(elsewhere, BodyHandlers.ofString());
    }
  }

  private void run(PrintStream console) throws IOException, InterruptedException {
    warmUp();
    Table table =
        new Table(console, "pairs", "engine's own, ms", "query API, ms", "added, ms (medians)");
    for (int round = 0; round < ROUNDS; round++) {
      Samples own = new Samples();
      Samples whole = new Samples();
      Samples added = new Samples();
      for (int i = 0; i < PAIRS; i++) {
        double engineMillis = throughEngine();
        double apiMillis = throughApi();
        own.add(engineMillis);
        whole.add(apiMillis);
        added.add(apiMillis - engineMillis);
      }
      table.row(
          "%d to %d".formatted(round * PAIRS + 1, (round + 1) * PAIRS),
          own.median(),
          whole.median(),
          added.median());
    }
  }

  /** The engine's own time: what it says that the statement took. */
  private double throughEngine() {
    String id =
        engine
            .executeStatement(
                statement ->
                    statement
                        .workgroupName("storehouse")
                        .database("dev")
                        .secretArn(secretArn)
                        .sql(sql)
                        .waitTimeSeconds(WAIT_SECONDS))
            .id();
    return engine.describeStatement(statement -> statement.id(id)).duration() / NANOS_PER_MILLI;
  }

  private double throughApi() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    double took = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    if (response.statusCode() != OK) {
      throw new IllegalStateException("not answered: " + response.body());
    }
    return took;
  }
}
