package dev.storehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.storehouse.contract.LambdaRuntime;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.shared.json.Json;
import dev.storehouse.warehouse.tenant.Quota;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code events/}, byte for byte through the query function's entry point. */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuerySampleEventsTest {

  private static final Path EVENTS = Path.of(System.getProperty("storehouse.root"), "events");
  private static final String TENANT = "ten_06h5k2x9v3s8q0c1m7r4t2w6zy";

  private final LambdaRuntime<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function;
  private final ApiContract contract;

  QuerySampleEventsTest(AwsSandbox aws) throws IOException {
    new TestTenants(aws).create(TENANT, Quota.DEFAULT);
    QueryClient client = QueryClient.of(aws);
    function = LambdaRuntime.of(client.function());
    contract = ApiContract.parse(client.get("/v1/openapi.json").expect(200).body());
  }

  static List<String> queryEvents() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("query-"))
          .sorted()
          .toList();
    }
  }

  /** Most find nothing of what they ask for; what they are told has to be in the contract. */
  @ParameterizedTest
  @MethodSource("queryEvents")
  void anEventIsAnsweredAsTheContractAllows(String file) throws Exception {
    Map<String, Object> response = answer(file);
    int status = (Integer) response.get("statusCode");
    assertThat(status).as(() -> response.toString()).isNotEqualTo(500);
    assertThat(
            contract.violations(
                contract.operation(route(file)),
                status,
                contentType(response),
                (String) response.get("body")))
        .as(() -> response.toString())
        .isEmpty();
  }

  @Test
  void aQueryThatNeedsNoTableSucceeds() throws Exception {
    assertThat(answer("query-list-jobs.json")).containsEntry("statusCode", 200);
    assertThat(answer("query-list-schemas.json")).containsEntry("statusCode", 200);
    assertThat(answer("query-read-usage.json")).containsEntry("statusCode", 200);
    assertThat(answer("query-create-api-key.json")).containsEntry("statusCode", 201);
    assertThat(answer("query-health.json")).containsEntry("statusCode", 200);
  }

  private Map<String, Object> answer(String file) throws Exception {
    byte[] event = Files.readAllBytes(EVENTS.resolve(file));
    return Json.readObject(
        new String(function.invoke(event, new TestContext()), StandardCharsets.UTF_8));
  }

  private static String route(String file) throws Exception {
    Map<String, Object> event = Json.readObject(Files.readString(EVENTS.resolve(file)));
    return event.get("httpMethod") + " " + event.get("resource");
  }

  private static Optional<String> contentType(Map<String, Object> response) {
    return Optional.ofNullable((String) ((Map<?, ?>) response.get("headers")).get("Content-Type"));
  }
}
