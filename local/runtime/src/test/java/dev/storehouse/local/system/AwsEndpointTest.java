package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.People.Person;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What an operator sees of a running system with the AWS SDK. */
@ExtendWith(SystemExtension.class)
class AwsEndpointTest {

  private final LocalSystem system;
  private final ApiClient store;

  AwsEndpointTest(LocalSystem system) {
    this.system = system;
    this.store = ApiClient.at(system.storeUrl());
  }

  @Test
  void theTablesAreThoseOfTheTemplate() {
    try (DynamoDbClient tables = client(DynamoDbClient.builder())) {
      assertThat(tables.listTables().tableNames())
          .containsExactlyInAnyOrderElementsOf(
              system.stack().resourcesOf("AWS::DynamoDB::Table").stream()
                  .map(Resource::physicalId)
                  .toList());
    }
  }

  @Test
  void aProductIsAnItem() {
    Map<?, ?> product = (Map<?, ?>) store.get("/products?limit=1").items().getFirst();
    try (DynamoDbClient tables = client(DynamoDbClient.builder())) {
      assertThat(
              tables
                  .getItem(
                      get ->
                          get.tableName(physicalId("ProductsTable"))
                              .key(Map.of("product_id", fromS((String) product.get("product_id")))))
                  .item())
          .containsEntry("name", fromS((String) product.get("name")))
          .containsEntry("category", fromS((String) product.get("category")));
    }
  }

  @Test
  void theSigningKeyIsTheOneThatIsPublished() {
    try (SecretsManagerClient secrets = client(SecretsManagerClient.builder())) {
      String secret =
          secrets
              .getSecretValue(get -> get.secretId(physicalId("SigningKeySecret")))
              .secretString();
      String kid = SigningKeyPair.parse(secret).orElseThrow().kid();
      List<?> published = (List<?>) store.get("/.well-known/jwks.json").json().get("keys");
      assertThat(published)
          .anySatisfy(key -> assertThat(((Map<?, ?>) key).get("kid")).isEqualTo(kid));
    }
  }

  @Test
  void anOperatorInvokesAFunction() throws Exception {
    Person person = new People(system).someone();
    try (LambdaClient lambda = client(LambdaClient.builder())) {
      InvokeResponse response =
          lambda.invoke(
              invoke ->
                  invoke
                      .functionName(physicalId("GrantAdminFunction"))
                      .payload(
                          SdkBytes.fromUtf8String(Json.write(Map.of("email", person.email())))));
      assertThat(response.functionError()).isNull();
      assertThat(Json.readObject(response.payload().asUtf8String()))
          .containsEntry("user_id", person.userId())
          .containsEntry("role", "admin");
    }
    Person promoted = new People(system).again(person);
    assertThat(store.as(promoted.accessToken()).get("/users").status()).isEqualTo(200);
  }

  private String physicalId(String logicalId) {
    return system.stack().resource(logicalId).physicalId();
  }

  private <C> C client(AwsClientBuilder<?, C> builder) {
    return builder
        .endpointOverride(system.awsEndpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
