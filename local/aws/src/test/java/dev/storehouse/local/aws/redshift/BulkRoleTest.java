package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** UNLOAD and COPY by the role and into the bucket of {@code template.yaml}. */
@ExtendWith(AwsExtension.class)
class BulkRoleTest {

  private final AwsSandbox aws;
  private final RedshiftDataClient client;

  BulkRoleTest(AwsSandbox aws) {
    this.aws = aws;
    this.client =
        RedshiftDataClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)).build())
            .build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void whatIsUnloadedCanBeLoaded() {
    String table = RedshiftFixture.Redshift.name("loaded");
    done("CREATE TABLE " + table + " (id int, name varchar(10))");

    unload("exports/ten_1/blk_1/1/");
    assertThat(
            done(
                "COPY %s FROM '%s' IAM_ROLE '%s' CSV IGNOREHEADER 1 MANIFEST"
                    .formatted(table, url("exports/ten_1/blk_1/1/manifest"), aws.bulkRole())))
        .returns(2L, DescribeStatementResponse::resultRows);
  }

  @Test
  void whatIsUploadedCanBeLoaded() {
    String table = RedshiftFixture.Redshift.name("uploaded");
    done("CREATE TABLE " + table + " (id int, name varchar(10))");
    aws.s3()
        .putObject(
            put -> put.bucket(aws.bucket("BulkBucket")).key("uploads/ten_1/blk_2/1"),
            RequestBody.fromString("1,a\n"));

    assertThat(
            done(
                "COPY %s FROM '%s' IAM_ROLE '%s' CSV"
                    .formatted(table, url("uploads/ten_1/blk_2/"), aws.bulkRole())))
        .returns(1L, DescribeStatementResponse::resultRows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uploads/ten_1/blk_3/", "others/", "exports", ""})
  void nothingIsUnloadedToAnotherPlace(String prefix) {
    assertThat(run(unloadTo(url(prefix), aws.bulkRole())))
        .returns(StatusString.FAILED, DescribeStatementResponse::status)
        .extracting(DescribeStatementResponse::error)
        .asString()
        .contains("Access Denied");
  }

  @Test
  void theRoleDoesNotReachAnotherBucket() {
    assertThat(run(unloadTo("s3://elsewhere/exports/", aws.bulkRole())).error())
        .contains("Access Denied");
  }

  @Test
  void noOtherRoleOfTheStackCanBeTakenOn() {
    String other = aws.bulkRole().replace("WarehouseBulkRole", "QueryFunctionRole");

    assertThat(run(unloadTo(url("exports/"), other)).error())
        .contains("not authorized to assume IAM Role");
  }

  @Test
  void functionsKnowTheRoleWhereThereIsAWarehouse() {
    assertThat(aws.warehouseEnvironment("QueryFunction"))
        .containsEntry("WAREHOUSE_BULK_ROLE_ARN", aws.bulkRole())
        .containsEntry("BULK_BUCKET", aws.bucket("BulkBucket"))
        .containsEntry("WAREHOUSE_KIND", "serverless");
    assertThat(aws.environment("QueryFunction"))
        .containsEntry("WAREHOUSE_BULK_ROLE_ARN", "")
        .containsEntry("WAREHOUSE_KIND", "none");
  }

  private void unload(String prefix) {
    done(unloadTo(url(prefix), aws.bulkRole()));
  }

  private static String unloadTo(String url, String role) {
    return "UNLOAD ('SELECT 1 AS id, ''a'' AS name UNION ALL SELECT 2, ''b''') TO '%s' IAM_ROLE '%s' FORMAT CSV HEADER MANIFEST VERBOSE"
        .formatted(url, role);
  }

  private String url(String key) {
    return "s3://%s/%s".formatted(aws.bucket("BulkBucket"), key);
  }

  private DescribeStatementResponse done(String sql) {
    DescribeStatementResponse end = run(sql);
    assertThat(end.status()).as("%s: %s", sql, end.error()).isEqualTo(StatusString.FINISHED);
    return end;
  }

  private DescribeStatementResponse run(String sql) {
    String id =
        client
            .executeStatement(
                request -> request.workgroupName("storehouse").database("dev").sql(sql))
            .id();
    return client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
  }
}
