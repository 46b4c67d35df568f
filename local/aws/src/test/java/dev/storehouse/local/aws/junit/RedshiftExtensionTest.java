package dev.storehouse.local.aws.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;

@ExtendWith(RedshiftExtension.class)
class RedshiftExtensionTest {

  private final RedshiftSandbox redshift;

  RedshiftExtensionTest(RedshiftSandbox redshift) {
    this.redshift = redshift;
  }

  @Test
  void runsStatementsAsTheAdministrator() {
    try (RedshiftDataClient client =
        RedshiftDataClient.builder()
            .endpointOverride(redshift.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      var answer =
          client.executeStatement(
              request ->
                  request
                      .workgroupName(redshift.workgroup())
                      .database(redshift.database())
                      .secretArn(redshift.secretArn())
                      .sql("SELECT current_user::varchar")
                      .waitTimeSeconds(30));

      assertThat(answer.status()).isEqualTo(StatementStatusString.FINISHED);
      assertThat(client.getStatementResult(request -> request.id(answer.id())).records())
          .containsExactly(List.of(Field.fromStringValue("admin")));
    }
  }

  @Test
  void isTheSameForEveryClass(RedshiftSandbox again) {
    assertThat(again.endpoint()).isEqualTo(redshift.endpoint());
    assertThat(again.clientEnvironment())
        .containsEntry("AWS_ENDPOINT_URL", redshift.endpoint().toString());
  }
}
