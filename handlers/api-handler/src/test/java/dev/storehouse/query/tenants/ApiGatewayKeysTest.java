package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.wiring.SharedModule;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@ExtendWith(AwsExtension.class)
class ApiGatewayKeysTest {

  private final Map<String, String> environment;

  ApiGatewayKeysTest(AwsSandbox aws) {
    environment = new HashMap<>(aws.environment("QueryFunction"));
    environment.put("USAGE_PLAN_NAME", "plan-" + UUID.randomUUID());
  }

  private SharedModule shared() {
    return SharedModule.of(new Environment(environment), Clock.systemUTC());
  }

  private ApiGatewayCalls calls() {
    return new ApiGatewayCalls(
        UrlConnectionHttpClient.create(),
        shared().dynamoDb().serviceClientConfiguration().credentialsProvider(),
        URI.create(String.valueOf(environment.get("AWS_ENDPOINT_URL"))),
        "eu-central-1");
  }

  @Test
  void aKeyIsMadeAndAddedOnceAndRemoved() {
    ApiGatewayCalls calls = calls();
    String plan =
        String.valueOf(
            calls
                .post("/usageplans", Map.of("name", environment.get("USAGE_PLAN_NAME")))
                .good()
                .body()
                .get("id"));
    String tenantId = "ten_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    GatewayKeys keys = TenantsModule.gatewayKeys(shared());
    keys.ensure(tenantId);
    keys.ensure(tenantId);

    assertThat(inPlan(calls, plan)).hasSize(1);
    assertThat(inPlan(calls, plan).toString()).contains(tenantId);
    keys.remove(tenantId);
    keys.remove(tenantId);
    assertThat(inPlan(calls, plan)).isEmpty();
  }

  @Test
  void withoutItsPlanThereIsNoKey() {
    GatewayKeys keys = TenantsModule.gatewayKeys(shared());
    assertThatIllegalStateException().isThrownBy(() -> keys.ensure("ten_1"));
  }

  private static List<?> inPlan(ApiGatewayCalls calls, String plan) {
    Object items =
        calls.get("/usageplans/" + plan + "/keys", Map.of()).good().body().get("item");
    return items instanceof List<?> list ? list : List.of();
  }
}
