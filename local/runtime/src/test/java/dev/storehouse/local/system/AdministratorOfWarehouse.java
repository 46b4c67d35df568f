package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;

/** The warehouse as its administrator has it: through the Data API, past the query API. */
final class AdministratorOfWarehouse {

  private static final int WAIT_SECONDS = 30;

  private final LocalSystem system;
  private final RedshiftDataClient client;

  AdministratorOfWarehouse(LocalSystem system) {
    this.system = system;
    this.client =
        RedshiftDataClient.builder()
            .endpointOverride(system.awsEndpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(40)))
            .build();
  }

  /** Runs statements, one after the other. */
  void run(String... sqls) {
    for (String sql : sqls) {
      ExecuteStatementResponse response =
          client.executeStatement(
              request ->
                  request
                      .workgroupName(setting("WAREHOUSE_NAME"))
                      .database(setting("WAREHOUSE_DATABASE"))
                      .secretArn(setting("WAREHOUSE_SECRET_ARN"))
                      .waitTimeSeconds(WAIT_SECONDS)
                      .sql(sql));
      if (!"FINISHED".equals(response.statusAsString())) {
        throw new AssertionError(
            sql + ": " + client.describeStatement(request -> request.id(response.id())).error());
      }
    }
  }

  private String setting(String name) {
    return Objects.requireNonNull(system.stack().environment("QueryFunction").get(name), name);
  }
}
