package dev.storehouse.local.aws.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.port.AwsPort;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.GetApiKeysResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlanResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import software.amazon.awssdk.services.apigateway.model.UsagePlanKey;

class ApiKeysOverTheWireTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final String VALUE = "a-value-of-twenty-characters-at-least";
  private static final Stack STACK =
      Template.parse(
              "test",
              """
              Transform: AWS::Serverless-2016-10-31
              Resources:
                Api:
                  Type: AWS::Serverless::Api
                  Properties:
                    StageName: live
                Plan:
                  Type: AWS::ApiGateway::UsagePlan
                  Properties:
                    UsagePlanName: standard
                    ApiStages:
                      - ApiId: !Ref Api
                        Stage: !Ref Api.Stage
                        Throttle:
                          /v1/queries/POST:
                            RateLimit: 0.5
                            BurstLimit: 1
                    Throttle:
                      RateLimit: 10
                      BurstLimit: 20
                    Quota:
                      Limit: 1000
                      Period: MONTH
                Other:
                  Type: AWS::ApiGateway::UsagePlan
                  Properties:
                    ApiStages:
                      - ApiId: !Ref Api
                        Stage: live
                Partner:
                  Type: AWS::ApiGateway::ApiKey
                  Properties:
                    Enabled: true
                    Value: the-key-of-a-partner-in-a-template
                PartnerPlan:
                  Type: AWS::ApiGateway::UsagePlanKey
                  Properties:
                    KeyId: !Ref Partner
                    KeyType: API_KEY
                    UsagePlanId: !Ref Plan
              """)
          .resolve(Map.of());
  private static final String API = STACK.resource("Api").physicalId();
  private static final String PLAN = STACK.resource("Plan").physicalId();

  private Running running = Running.start(Optional.empty());
  private ApiGatewayClient client = running.client();

  private record Running(ApiGatewayService service, AwsPort port) {
    static Running start(Optional<Path> directory) {
      ApiGatewayService service = new ApiGatewayService(directory, InstantSource.fixed(NOW));
      service.deploy(STACK);
      return new Running(service, AwsPort.start(0, "the port", List.of(service)));
    }

    ApiGatewayClient client() {
      return ApiGatewayClient.builder()
          .endpointOverride(port.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
    }
  }

  @AfterEach
  void stop() {
    client.close();
    running.port().close();
  }

  @Test
  void makesAKeyOfAGivenValue() {
    CreateApiKeyResponse made =
        client.createApiKey(
            it -> it.name("tenant").value(VALUE).enabled(true).tags(Map.of("tenant", "t1")));
    assertThat(made.value()).isEqualTo(VALUE);
    assertThat(made.enabled()).isTrue();
    assertThat(made.createdDate()).isEqualTo(NOW);
    assertThat(made.tags()).containsEntry("tenant", "t1");
    assertThat(client.getApiKey(it -> it.apiKey(made.id())).value()).isNull();
    assertThat(client.getApiKey(it -> it.apiKey(made.id()).includeValue(true)).value())
        .isEqualTo(VALUE);
  }

  @Test
  void makesUpAValueWhereNoneIsGiven() {
    CreateApiKeyResponse made = client.createApiKey(it -> it.name("tenant"));
    assertThat(made.value()).hasSize(40);
    assertThat(made.enabled()).isFalse();
  }

  @Test
  void refusesAValueThatIsInUseOrOfTheWrongLength() {
    client.createApiKey(it -> it.value(VALUE));
    assertThatThrownBy(() -> client.createApiKey(it -> it.value(VALUE)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("API Key already exists");
    assertThatThrownBy(() -> client.createApiKey(it -> it.value("x".repeat(19))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("at least 20 characters");
    assertThatThrownBy(() -> client.createApiKey(it -> it.value("x".repeat(129))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("maximum size of 128 characters");
  }

  @Test
  void listsKeysByNameAndPage() {
    for (int i = 0; i < 5; i++) {
      String name = "tenant-" + i;
      client.createApiKey(it -> it.name(name));
    }
    GetApiKeysResponse first = client.getApiKeys(it -> it.nameQuery("tenant").limit(3));
    assertThat(first.items()).hasSize(3).allSatisfy(key -> assertThat(key.value()).isNull());
    GetApiKeysResponse second =
        client.getApiKeys(it -> it.nameQuery("tenant").limit(3).position(first.position()));
    assertThat(second.items()).hasSize(2);
    assertThat(second.position()).isNull();
    assertThat(client.getApiKeysPaginator(it -> it.nameQuery("tenant").limit(2)).items())
        .hasSize(5);
    assertThat(client.getApiKeys(it -> it.nameQuery("nobody")).items()).isEmpty();
  }

  @Test
  void aKeyIsLetInOnceItIsEnabledAndInAPlanOfTheStage() throws Exception {
    String id = client.createApiKey(it -> it.value(VALUE)).id();
    assertThat(found()).isFalse();
    client.createUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id).keyType("API_KEY"));
    assertThat(found()).isFalse();
    enable(id, "true");
    assertThat(found()).isTrue();
    assertThat(running.service().keys().find(VALUE, API, "other")).isEmpty();
    assertThat(running.service().keys().find(VALUE, "other", "live")).isEmpty();
    enable(id, "false");
    assertThat(found()).isFalse();
    enable(id, "true");
    client.deleteUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id));
    assertThat(found()).isFalse();
  }

  @Test
  void aDeletedKeyIsGoneFromItsPlan() {
    String id = client.createApiKey(it -> it.value(VALUE).enabled(true)).id();
    client.createUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id).keyType("API_KEY"));
    client.deleteApiKey(it -> it.apiKey(id));
    assertThat(found()).isFalse();
    assertThat(client.getUsagePlanKeys(it -> it.usagePlanId(PLAN)).items())
        .extracting(UsagePlanKey::id)
        .doesNotContain(id);
    assertThatThrownBy(() -> client.getApiKey(it -> it.apiKey(id)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid API Key identifier specified");
    client.createApiKey(it -> it.value(VALUE));
  }

  @Test
  void plansComeFromTheTemplate() {
    assertThat(client.getUsagePlans().items()).extracting(UsagePlan::id).contains(PLAN);
    GetUsagePlanResponse plan = client.getUsagePlan(it -> it.usagePlanId(PLAN));
    assertThat(plan.name()).isEqualTo("standard");
    assertThat(plan.throttle().rateLimit()).isEqualTo(10);
    assertThat(plan.throttle().burstLimit()).isEqualTo(20);
    assertThat(plan.quota().limit()).isEqualTo(1000);
    assertThat(plan.quota().period()).isEqualTo(QuotaPeriodType.MONTH);
    assertThat(plan.apiStages().getFirst().apiId()).isEqualTo(API);
    assertThat(plan.apiStages().getFirst().throttle().get("/v1/queries/POST").rateLimit())
        .isEqualTo(0.5);
    assertThatThrownBy(() -> client.getUsagePlan(it -> it.usagePlanId("none")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid Usage Plan ID specified");
  }

  @Test
  void soDoKeys() {
    assertThat(running.service().keys().find("the-key-of-a-partner-in-a-template", API, "live"))
        .hasValueSatisfying(it -> assertThat(it.plan().id()).isEqualTo(PLAN));
  }

  @Test
  void aKeyIsInOnePlanOfAStageAtMost() {
    String id = client.createApiKey(it -> it.value(VALUE)).id();
    client.createUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id).keyType("API_KEY"));
    for (String plan : List.of(PLAN, STACK.resource("Other").physicalId())) {
      assertThatThrownBy(
              () ->
                  client.createUsagePlanKey(
                      it -> it.usagePlanId(plan).keyId(id).keyType("API_KEY")))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void saysWhatIsNotThere() {
    String id = client.createApiKey(it -> it.value(VALUE)).id();
    assertThatThrownBy(() -> client.deleteApiKey(it -> it.apiKey("none")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                client.createUsagePlanKey(
                    it -> it.usagePlanId(PLAN).keyId("none").keyType("API_KEY")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client.deleteUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> client.createUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id).keyType("OTHER")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void keysOutliveTheRunInAFileOfTheirOwnersOnly(@TempDir Path directory) throws Exception {
    stop();
    running = Running.start(Optional.of(directory));
    client = running.client();
    String id = client.createApiKey(it -> it.value(VALUE).enabled(true).name("tenant")).id();
    client.createUsagePlanKey(it -> it.usagePlanId(PLAN).keyId(id).keyType("API_KEY"));
    stop();
    running = Running.start(Optional.of(directory));
    client = running.client();
    assertThat(found()).isTrue();
    assertThat(client.getApiKey(it -> it.apiKey(id)).name()).isEqualTo("tenant");
    Path file = directory.resolve("api-keys.json");
    if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private boolean found() {
    return running.service().keys().find(VALUE, API, "live").isPresent();
  }

  /** Smithy: "Amazon API Gateway Customizations"; every SDK sends the header. */
  @Test
  void speaksHypertextToWhoDoesNotAskForJson() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(running.port().endpoint().resolve("/usageplans"))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261125/eu-central-1/apigateway/aws4_request")
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .startsWith("{\"_embedded\":{\"item\":[");
    }
  }

  /** PATCH is more than the SDK's client over URLConnection can send. */
  private void enable(String id, String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(running.port().endpoint().resolve("/apikeys/" + id))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261125/eu-central-1/apigateway/aws4_request")
            .timeout(Duration.ofSeconds(10))
            .method(
                "PATCH",
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"patchOperations":[{"op":"replace","path":"/enabled","value":"%s"}]}
                    """
                        .formatted(value)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"enabled\":" + value);
    }
  }
}
