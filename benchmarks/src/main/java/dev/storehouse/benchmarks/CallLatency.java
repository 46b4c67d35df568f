package dev.storehouse.benchmarks;

import dev.storehouse.shared.config.AwsClients;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What one call to DynamoDB takes with the SDK's URL-connection client as it is, and with bodies
 * sent from a buffer, as the functions do it: in turn, over connections that are kept.
 */
public final class CallLatency {

  private static final int WARM_UP = Integer.getInteger("warmup", 2_000);
  private static final int CALLS = Integer.getInteger("calls", 501);
  private static final double NANOS_PER_MILLI = 1e6;

  private CallLatency() {}

  /** Takes no arguments; {@code -Dwarmup=} and {@code -Dcalls=} say how often. */
  public static void main(String[] arguments) {
    PrintStream console = System.out;
    try (Store store = Store.start(Repository.ofThisBuild());
        DynamoDbClient streamed = client(store, UrlConnectionHttpClient.builder().build());
        DynamoDbClient buffered = client(store, AwsClients.http(Duration.ofSeconds(5)))) {
      String table = store.system().stack().resource("ThrottlesTable").physicalId();
      for (int i = 0; i < WARM_UP; i++) {
        time(streamed, table);
        time(buffered, table);
      }
      Samples streamedTimes = new Samples();
      Samples bufferedTimes = new Samples();
      for (int i = 0; i < CALLS; i++) {
        streamedTimes.add(time(streamed, table));
        bufferedTimes.add(time(buffered, table));
      }
      Table results = new Table(console, "body of the request", "GetItem, ms (median)");
      results.row("streamed, as the SDK asks", streamedTimes.median());
      results.row("from a buffer", bufferedTimes.median());
    }
    System.exit(0);
  }

  private static DynamoDbClient client(Store store, SdkHttpClient http) {
    Map<String, String> environment = store.environment("StoreFunction");
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(environment.getOrDefault("AWS_ENDPOINT_URL", "")))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(http)
        .build();
  }

  private static double time(DynamoDbClient client, String table) {
    long begin = System.nanoTime();
    client.getItem(get -> get.tableName(table).key(Map.of("bucket", AttributeValue.fromS("none"))));
    return (System.nanoTime() - begin) / NANOS_PER_MILLI;
  }
}
