package dev.storehouse.warehouse.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.Field;

/** Our literals as the warehouse reads them. */
@ExtendWith(AwsExtension.class)
class SqlLiteralTest {

  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\\",
          "\\'",
          "'\\",
          "\"",
          ";",
          "--",
          "/*",
          "*/",
          "$$",
          "\n",
          "\t",
          "\\n",
          ")",
          " TO 's3://elsewhere/'",
          "é",
          "\u2019",
          "E'",
          "U&'",
          "%",
          ":name",
          "?",
          "a");
  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_125);
  private static final int TEXTS = 600;

  @Test
  void theWarehouseReadsTheTextThatALiteralWasMadeOf(AwsSandbox aws) {
    Random random = new Random(SEED);
    List<String> texts = IntStream.range(0, TEXTS).mapToObj(i -> text(random)).toList();
    String sql =
        texts.stream().map(SqlLiteral::of).collect(Collectors.joining(", ", "SELECT ", ""));
    try (RedshiftDataClient client = client(aws)) {
      String id =
          client
              .executeStatement(
                  statement ->
                      statement
                          .workgroupName("storehouse")
                          .database("dev")
                          .sql(sql)
                          .waitTimeSeconds(20))
              .id();
      List<Field> row = client.getStatementResult(result -> result.id(id)).records().getFirst();
      assertThat(row).map(Field::stringValue).containsExactlyElementsOf(texts);
    }
  }

  @Test
  void hasNoNul() {
    assertThatIllegalArgumentException().isThrownBy(() -> SqlLiteral.of("a\0b"));
  }

  private static String text(Random random) {
    return IntStream.range(0, 1 + random.nextInt(8))
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static RedshiftDataClient client(AwsSandbox aws) {
    return RedshiftDataClient.builder()
        .endpointOverride(aws.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
