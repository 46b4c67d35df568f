package dev.storehouse.local.aws.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

@ExtendWith(AwsExtension.class)
class AwsExtensionTest {

  private final AwsSandbox aws;

  AwsExtensionTest(AwsSandbox aws) {
    this.aws = aws;
  }

  @Test
  void givesAFunctionItsEnvironment() {
    assertThat(aws.environment("StoreFunction"))
        .containsEntry("PRODUCTS_TABLE", aws.table("ProductsTable"))
        .containsEntry("APPLICATION_SECRET_ARN", aws.secret("ApplicationSecret"))
        .containsEntry("DEFAULT_CURRENCY", "EUR")
        .containsEntry("AWS_ENDPOINT_URL", aws.endpoint().toString())
        .containsEntry("AWS_REGION", "eu-central-1")
        .containsEntry("AWS_ACCESS_KEY_ID", "local")
        .containsEntry("AWS_SECRET_ACCESS_KEY", "local");
  }

  @Test
  void hasTheTablesOfTheTemplate() {
    String table = aws.table("LoginsTable");
    aws.dynamoDb()
        .putItem(
            request ->
                request.tableName(table).item(Map.of("login_id", AttributeValue.fromS("a"))));

    assertThat(aws.dynamoDb().listTables().tableNames())
        .contains(table, aws.table("ProductsTable"), aws.table("StockMovementsTable"));
  }

  @Test
  void hasTheBucketOfTheTemplate() {
    String bucket = aws.bucket("BulkBucket");
    aws.s3().putObject(put -> put.bucket(bucket).key("uploads/1"), RequestBody.fromString("1"));

    assertThat(aws.s3().listObjectsV2(list -> list.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactly("uploads/1");
  }

  @Test
  void isTheSameForEveryTestOfAClass(AwsSandbox again) {
    assertThat(again).isSameAs(aws);
  }

  @Nested
  class Within {
    @Test
    void isTheSameForNestedClasses(AwsSandbox again) {
      assertThat(again).isSameAs(aws);
    }
  }
}
