package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.apigateway.ApiGatewayService;
import dev.storehouse.local.aws.port.AwsPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class ApiGatewayKeysTest {

  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Resources:
        Other:
          Type: AWS::ApiGateway::UsagePlan
          Properties:
            UsagePlanName: others
        Plan:
          Type: AWS::ApiGateway::UsagePlan
          Properties:
            UsagePlanName: tenants
      """;

  private final ApiGatewayService service =
      new ApiGatewayService(Optional.empty(), InstantSource.system());
  private final AwsPort port = AwsPort.start(0, "the port", List.of(service));
  private final ApiGatewayCalls calls =
      new ApiGatewayCalls(
          UrlConnectionHttpClient.create(),
          StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")),
          port.endpoint(),
          "eu-central-1");

  @BeforeEach
  void deploy(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("template.yaml"), TEMPLATE);
    service.deploy(Template.load(file).resolve(StackSettings.defaults()));
  }

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void aKeyIsMadeAndAddedOnceAndRemoved() {
    GatewayKeys keys = new ApiGatewayKeys(calls, "tenants");
    keys.ensure("ten_1");
    keys.ensure("ten_1");
    keys.ensure("ten_12");

    assertThat(items("/apikeys")).hasSize(2);
    assertThat(items("/usageplans/" + plan("tenants") + "/keys")).hasSize(2);
    assertThat(items("/usageplans/" + plan("others") + "/keys")).isEmpty();
    keys.remove("ten_1");
    keys.remove("ten_1");
    assertThat(items("/apikeys")).singleElement().asString().contains("ten_12");
  }

  @Test
  void withoutItsPlanThereIsNoKey() {
    GatewayKeys keys = new ApiGatewayKeys(calls, "missing");
    assertThatIllegalStateException().isThrownBy(() -> keys.ensure("ten_1"));
  }

  private String plan(String name) {
    return items("/usageplans").stream()
        .map(each -> (Map<?, ?>) each)
        .filter(each -> name.equals(each.get("name")))
        .map(each -> String.valueOf(each.get("id")))
        .findFirst()
        .orElseThrow();
  }

  private List<?> items(String path) {
    Object items = calls.get(path, Map.of()).good().body().get("item");
    return items instanceof List<?> list ? list : List.of();
  }
}
