package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(AwsExtension.class)
class RestApiAdapterTest {

  private final RestApiAdapter adapter;

  RestApiAdapterTest(AwsSandbox aws) {
    Environment environment = new Environment(aws.environment("StoreFunction"));
    VerificationKeys keys =
        new VerificationKeys(
            new PublishedKeys(aws.dynamoDb(), aws.table("SigningKeysTable")), Clock.systemUTC());
    this.adapter =
        new RestApiAdapter(Authenticator.of(environment, aws.dynamoDb(), keys, Clock.systemUTC()));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/jobs/job_1, '/v1/jobs/{job_id}', /v1/jobs/job_1",
    "/base/v1/jobs/job_1, '/v1/jobs/{job_id}', /v1/jobs/job_1",
    "/base/prod/v1/jobs/job_1, '/v1/jobs/{job_id}', /v1/jobs/job_1",
    "/base/v2/jobs/job_1, '/v1/jobs/{job_id}', /base/v2/jobs/job_1",
    "/v1/queries:explain, /v1/queries:explain, /v1/queries:explain",
    "/v1/saved-queries/a%20b, '/v1/saved-queries/{name}', /v1/saved-queries/a b",
    "/v1/saved-queries/a%2520b, '/v1/saved-queries/{name}', /v1/saved-queries/a%20b",
    "/v1/saved-queries/a+b, '/v1/saved-queries/{name}', /v1/saved-queries/a+b",
    "/v1/saved-queries/%zz, '/v1/saved-queries/{name}', /v1/saved-queries/%zz",
    "/other/thing, '/{proxy+}', /other/thing",
    "/, /, /"
  })
  void thePathBeginsWhereTheResourceDoesAndIsDecodedOnce(
      String path, String resource, String expected) {
    assertThat(incoming(event().withPath(path).withResource(resource)).path()).isEqualTo(expected);
  }

  @Test
  void everyValueOfAParameterAndOfAHeaderArrives() {
    Request request =
        request(
            event()
                .withQueryStringParameters(Map.of("status", "b"))
                .withMultiValueQueryStringParameters(Map.of("status", List.of("a%20", "b")))
                .withHeaders(Map.of("Accept", "text/csv"))
                .withMultiValueHeaders(Map.of("Accept", List.of("text/html", "text/csv"))));
    assertThat(request.query()).containsExactly(Map.entry("status", List.of("a%20", "b")));
    assertThat(request.header("ACCEPT")).contains("text/html,text/csv");
  }

  @Test
  void aBodyMayComeInBase64() {
    String encoded =
        Base64.getEncoder().encodeToString("{\"ä\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(request(event().withBody(encoded).withIsBase64Encoded(true)).body())
        .isEqualTo("{\"ä\":1}");
    assertThat(request(event().withBody("plain")).body()).isEqualTo("plain");
    assertThat(request(event()).body()).isEmpty();
  }

  @Test
  void tellsTheSourceAndTheTimeThatIsLeft() {
    Request request =
        request(
            event()
                .withRequestContext(
                    new ProxyRequestContext()
                        .withIdentity(new RequestIdentity().withSourceIp("192.0.2.7"))));
    assertThat(request.sourceIp()).isEqualTo("192.0.2.7");
    assertThat(request.remaining().get()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void thePrincipalIsTheAuthorizers() {
    Principal principal = Principal.ofApiKey("key_1", "acme", Set.of(Scope.QUERY_RUN));
    Map<String, Object> context = new HashMap<>(principal.toContext());
    context.put("principalId", "key_1");
    context.put("integrationLatency", 12);
    assertThat(authentication(event().withRequestContext(authorized(context))))
        .contains(new Authentication.Authenticated(principal));
  }

  @Test
  void aContextThatIsNotOurAuthorizersLetsNobodyIn() {
    for (Map<String, Object> context :
        List.<Map<String, Object>>of(Map.of(), Map.of("principalId", "usr_1"))) {
      assertThat(
              authentication(
                  event()
                      .withRequestContext(authorized(context))
                      .withHeaders(Map.of("Authorization", "Bearer opaque"))))
          .contains(new Authentication.Rejected(Rejection.UNSUPPORTED_CREDENTIAL));
    }
  }

  @Test
  void whereNoAuthorizerRanTheCredentialIsLookedAtHere() {
    assertThat(authentication(event())).isEmpty();
    assertThat(authentication(event().withHeaders(Map.of("authorization", "Bearer opaque"))))
        .contains(new Authentication.Rejected(Rejection.UNSUPPORTED_CREDENTIAL));
    assertThat(authentication(event().withHeaders(Map.of("X-Api-Key", "opaque"))))
        .contains(new Authentication.Rejected(Rejection.UNSUPPORTED_CREDENTIAL));
    assertThat(
            authentication(
                event().withHeaders(Map.of("Authorization", "Bearer shk_a", "X-Api-Key", "shk_b"))))
        .contains(new Authentication.Rejected(Rejection.MISSING_CREDENTIAL));
  }

  @Test
  void answersAsTheGatewayWantsIt() {
    APIGatewayProxyResponseEvent answer =
        adapter.outgoing(Response.text("text/csv", "a,b\n").with("ETag", "\"1\""));
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders())
        .containsEntry("Content-Type", "text/csv")
        .containsEntry("ETag", "\"1\"");
    assertThat(answer.getBody()).isEqualTo("a,b\n");
    assertThat(answer.getIsBase64Encoded()).isFalse();
    assertThat(adapter.outgoing(Response.empty(204)).getBody()).isNull();
  }

  private static APIGatewayProxyRequestEvent event() {
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod("GET")
        .withPath("/v1/jobs")
        .withResource("/v1/jobs");
  }

  private static ProxyRequestContext authorized(Map<String, Object> context) {
    ProxyRequestContext requestContext = new ProxyRequestContext();
    requestContext.setAuthorizer(context);
    return requestContext;
  }

  private Incoming incoming(APIGatewayProxyRequestEvent event) {
    return adapter.incoming(event, () -> Duration.ofSeconds(3));
  }

  private Request request(APIGatewayProxyRequestEvent event) {
    return incoming(event).toRequest(Method.GET, "req-1");
  }

  private Optional<Authentication> authentication(APIGatewayProxyRequestEvent event) {
    return incoming(event).authentication().get();
  }
}
