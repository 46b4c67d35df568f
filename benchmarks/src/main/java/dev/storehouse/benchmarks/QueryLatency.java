package dev.storehouse.benchmarks;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.Progress;
import dev.storehouse.local.Settings;
import dev.storehouse.local.seed.DemoTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * Figure P3: what {@code POST /v1/queries} adds to a statement of about 50 ms. In turn, the same
 * statement through the Redshift Data API (submit and wait, fetch) and through the query API, by
 * the same tenant, over HTTP, in one JVM with everything else.
 */
public final class QueryLatency {

  private static final int WARM_UP = Integer.getInteger("warmup", 200);
  private static final int PAIRS = Integer.getInteger("pairs", 51);
  private static final int STEPS = Integer.getInteger("steps", 60_000);
  private static final int OK = 200;
  private static final int WAIT_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final double NANOS_PER_MILLI = 1e6;

  private final RedshiftDataClient engine;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final DemoTenant tenant;
  private final String sql;

  private QueryLatency(LocalSystem system) {
    tenant = system.tenants().getFirst();
    sql =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                .formatted(STEPS)
            + " SELECT count(*) AS n FROM n";
    engine =
        RedshiftDataClient.builder()
            .endpointOverride(system.awsEndpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build())
            .build();
    request =
        HttpRequest.newBuilder(URI.create(system.queryUrl() + "/v1/queries"))
            .timeout(PATIENCE)
            .header("authorization", "Bearer " + tenant.apiKey())
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"sql\":\"%s\"}".formatted(sql)))
            .build();
  }

  /**
   * Takes no arguments; {@code -Dwarmup=}, {@code -Dpairs=} and {@code -Dsteps=} say how often, and
   * how long the statement is.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings settings = Settings.anyPorts(Repository.ofThisBuild().root());
    try (LocalSystem system = LocalSystem.start(settings, Progress.SILENT)) {
      new QueryLatency(system).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      throughEngine();
      throughApi();
    }
    Samples alone = new Samples();
    Samples governed = new Samples();
    Samples added = new Samples();
    for (int i = 0; i < PAIRS; i++) {
      double own = throughEngine();
      double whole = throughApi();
      alone.add(own);
      governed.add(whole);
      added.add(whole - own);
    }
    System.out.printf(
        "engine %.1f ms, query API %.1f ms, added %.1f ms (medians of %d pairs)%n",
        alone.median(), governed.median(), added.median(), PAIRS);
  }

  private double throughEngine() {
    long begin = System.nanoTime();
    String id =
        engine
            .executeStatement(
                statement ->
                    statement
                        .workgroupName("storehouse")
                        .database("dev")
                        .secretArn(tenant.secretArn())
                        .sql(sql)
                        .waitTimeSeconds(WAIT_SECONDS))
            .id();
    engine.getStatementResult(result -> result.id(id));
    return since(begin);
  }

  private double throughApi() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    double took = since(begin);
    if (response.statusCode() != OK) {
      throw new IllegalStateException("not answered: " + response.body());
    }
    return took;
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS_PER_MILLI;
  }
}
