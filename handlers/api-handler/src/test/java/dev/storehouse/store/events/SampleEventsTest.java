package dev.storehouse.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.storehouse.contract.LambdaRuntime;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.auth.Visitor;
import dev.storehouse.store.operator.GrantAdminFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files in {@code events/}, byte for byte through the functions' entry points. */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleEventsTest {

  private static final Path EVENTS = Path.of(System.getProperty("storehouse.root"), "events");

  /** Events that do not succeed: their credentials are placeholders, or that is their point. */
  private static final Map<String, Integer> REFUSED =
      Map.of(
          "store-expired-token.json", 401,
          "store-refresh-login.json", 401,
          "store-logout.json", 401);

  private final AwsSandbox aws;
  private final LambdaRuntime<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> store;
  private final SampleRecords records;
  private final ApiContract contract;

  SampleEventsTest(AwsSandbox aws) throws IOException {
    this.aws = aws;
    Visitor.signingKey(aws);
    StoreClient client = StoreClient.of(aws);
    records = new SampleRecords(aws, client);
    contract = ApiContract.parse(client.get("/openapi.json").expect(200).response().getBody());
    store = LambdaRuntime.of(client.function());
  }

  @BeforeEach
  void restoreRecords() {
    records.restore();
  }

  static List<String> storeEvents() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("store-") && !name.equals("store-unknown-route.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("storeEvents")
  void anEventIsAnsweredAsTheContractSays(String file) throws Exception {
    if (file.equals("store-register.json")) {
      records.removeUser();
    }
    Operation operation = contract.operation((String) read(event(file)).get("routeKey"));
    Map<String, Object> response = read(store.invoke(event(file)));
    int status = (Integer) response.get("statusCode");
    assertThat(status)
        .as(() -> response.toString())
        .isEqualTo(REFUSED.getOrDefault(file, operation.success()));
    assertThat(contract.violations(operation, status, contentType(response), body(response)))
        .as(() -> response.toString())
        .isEmpty();
    assertThat(headers(response)).containsKey("X-Request-Id");
  }

  @Test
  void anUnknownRouteIsAProblem() throws Exception {
    Map<String, Object> response = read(store.invoke(event("store-unknown-route.json")));
    assertThat(response).containsEntry("statusCode", 404);
    assertThat(contract.violationsOfProblem(contentType(response), body(response))).isEmpty();
  }

  @Test
  void anOperatorMakesAnAdministrator() throws Exception {
    GrantAdminFunction function =
        new GrantAdminFunction(new Environment(aws.environment("GrantAdminFunction")));
    assertThat(read(LambdaRuntime.of(function).invoke(event("grant-admin.json"))))
        .containsEntry("email", SampleRecords.EMAIL)
        .containsEntry("role", "admin");
  }

  private static byte[] event(String file) throws IOException {
    return Files.readAllBytes(EVENTS.resolve(file));
  }

  private static Map<String, Object> read(byte[] json) throws JsonSyntaxException {
    return Json.readObject(new String(json, StandardCharsets.UTF_8));
  }

  private static String body(Map<String, Object> response) {
    return (String) Optional.ofNullable(response.get("body")).orElse("");
  }

  private static Optional<String> contentType(Map<String, Object> response) {
    return Optional.ofNullable((String) headers(response).get("Content-Type"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> headers(Map<String, Object> response) {
    return (Map<String, Object>) response.get("headers");
  }
}
