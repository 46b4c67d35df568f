package dev.storehouse.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.ApiKeyText;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.token.AccessToken;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import dev.storehouse.shared.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.crac.Core;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

@ExtendWith(AwsExtension.class)
class AuthorizerFunctionTest {

  private static final Instant NOW = Instant.parse("2100-01-04T12:00:00Z");
  private static final String KEY_ID = "key_06h5k2x9v3s8q0c1m7r4t2w6zy";
  private static final Map<String, String> CONTEXT =
      Map.of("principal_id", "usr_1", "role", "user", "scope", "", "login_id", "lgn_1");

  private final MovableClock clock = new MovableClock(NOW);
  private final RecordingContext context = new RecordingContext();
  private final SigningKeyPair pair = SigningKeyPair.generate(NOW, NOW);
  private final AwsSandbox aws;
  private final Environment environment;
  private final PublishedKeys published;
  private final AuthorizerFunction function;

  AuthorizerFunctionTest(AwsSandbox aws) {
    this.aws = aws;
    this.environment = new Environment(aws.environment("AuthorizerFunction"));
    this.published = new PublishedKeys(aws.dynamoDb(), aws.table("SigningKeysTable"));
    this.function = new AuthorizerFunction(environment, clock);
  }

  @BeforeEach
  void publish() {
    published.publish(pair.publicJwk(), NOW);
    putUser("active");
  }

  @Test
  void theHttpApiHearsWhoIsCalling() throws Exception {
    assertThat(invoke(httpEvent(token())))
        .isEqualTo(Map.of("isAuthorized", true, "context", CONTEXT));
  }

  @Test
  void theHttpApiLetsABadCredentialThroughAsNoOne() throws Exception {
    String token = token();
    clock.advance(AccessToken.LIFETIME.plusMinutes(1));

    assertThat(invoke(httpEvent(token)))
        .isEqualTo(Map.of("isAuthorized", true, "context", Map.of("rejected", "expired")));
  }

  @Test
  void theHttpApiTurnsAKnownButDisabledUserAway() throws Exception {
    putUser("disabled");
    assertThat(invoke(httpEvent(token())))
        .isEqualTo(Map.of("isAuthorized", false, "context", Map.of()));
  }

  @Test
  void theHttpApiIsAnsweredAboutTheIdentitySourceItCachesBy() throws Exception {
    String event = httpEvent(token()).replaceFirst("Bearer [^\"]+", "Bearer opaque");
    assertThat(invoke(event))
        .isEqualTo(
            Map.of("isAuthorized", true, "context", Map.of("rejected", "unsupported_credential")));
  }

  @Test
  void theRestApiHearsWhoIsCallingForEveryMethodOfTheStage() throws Exception {
    assertThat(invoke(restEvent(token())))
        .isEqualTo(policy("Allow", "usr_1", "f6g7h8j9k0/live", CONTEXT));
  }

  @Test
  void theRestApiTurnsAKnownButDisabledUserAway() throws Exception {
    putUser("disabled");
    assertThat(invoke(restEvent(token())))
        .isEqualTo(policy("Deny", "refused:user_disabled", "f6g7h8j9k0/live", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "shk_abc", "ey.ey.ey", ""})
  void theRestApiIsToldUnauthorized(String credential) {
    assertThatThrownBy(() -> invoke(restEvent(credential)))
        .hasMessage("Unauthorized")
        .hasNoCause()
        .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
  }

  @Test
  void ofTwoCredentialsNeitherCounts() throws Exception {
    String header = "\"Bearer " + token() + "\"";
    String event =
        restEvent(token()).replaceFirst("(\"Authorization\": \\[)", "$1" + header + ", ");
    assertThatThrownBy(() -> invoke(event)).hasMessage("Unauthorized");
  }

  @Test
  void theRestApiMetersATenantByItsUsageIdentifier() throws Exception {
    putTenant("active");
    String key = putKey();
    Map<String, String> expected =
        Principal.ofApiKey(KEY_ID, "acme", Set.of(Scope.QUERY_RUN)).toContext();
    Map<String, Object> policy =
        new HashMap<>(policy("Allow", KEY_ID, "f6g7h8j9k0/live", expected));
    policy.put("usageIdentifierKey", "storehouse-usage-acme");

    assertThat(invoke(restEvent(key))).isEqualTo(policy);
    assertThat(invoke(withApiKey(restEvent(key), key))).isEqualTo(policy);
    assertThat(invoke(withApiKey(withoutAuthorization(), key))).isEqualTo(policy);
    assertThat(context.log()).doesNotContain(key);
  }

  @Test
  void twoDifferentCredentialsAreNone() throws Exception {
    putTenant("active");
    String key = putKey();
    assertThatThrownBy(() -> invoke(withApiKey(restEvent(token()), key)))
        .hasMessage("Unauthorized");
    assertThatThrownBy(() -> invoke(withApiKey(withoutAuthorization(), token())))
        .hasMessage("Unauthorized");
  }

  @Test
  void theRestApiTurnsAwayTheKeyOfADisabledTenant() throws Exception {
    putTenant("disabled");
    assertThat(invoke(restEvent(putKey())))
        .isEqualTo(policy("Deny", "refused:tenant_disabled", "f6g7h8j9k0/live", Map.of()));
  }

  @Test
  void theHttpApiKnowsNoApiKeys() throws Exception {
    putTenant("active");
    assertThat(invoke(httpEvent(putKey())))
        .isEqualTo(
            Map.of("isAuthorized", true, "context", Map.of("rejected", "unsupported_credential")));
  }

  @Test
  void answersATokenAuthorizerToo() throws Exception {
    String event =
        Json.write(
            Map.of(
                "type", "TOKEN",
                "authorizationToken", "Bearer " + token(),
                "methodArn", "arn:aws-cn:execute-api:cn-north-1:123456789012:abc/test/GET/a/b"));
    Map<String, @Nullable Object> response = invoke(event);
    assertThat(response).containsEntry("principalId", "usr_1").containsEntry("context", CONTEXT);
    assertThat(response.toString())
        .contains("arn:aws-cn:execute-api:cn-north-1:123456789012:abc/test/*/*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\":\"1.0\"}",
        "{\"type\":\"TOKEN\",\"methodArn\":\"arn:aws:s3:::bucket/key\"}",
        "{\"type\":\"TOKEN\",\"methodArn\":\"*\"}"
      })
  void refusesWhatIsNoAuthorizerEvent(String event) {
    assertThatThrownBy(() -> invoke(event)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failsRatherThanAllowWhenATableCannotBeRead() {
    Map<String, String> broken = new HashMap<>(environment.variables());
    broken.put("USERS_TABLE", "no-such-table");
    AuthorizerFunction function = new AuthorizerFunction(new Environment(broken), clock);

    assertThatThrownBy(() -> invoke(function, httpEvent(token()))).isInstanceOf(SdkException.class);
  }

  @Test
  void logsTheDecisionAndNothingOfTheCredential() throws Exception {
    String token = token();
    invoke(httpEvent(token));
    assertThat(Json.readObject(context.log()))
        .containsEntry("decision", "authenticated")
        .containsEntry("principal_id", "usr_1")
        .containsEntry("api", "http")
        .containsEntry("request_id", "request-1");
    assertThat(context.log()).hasLineCount(1);
    for (String part : token.split("\\.", -1)) {
      assertThat(context.log()).doesNotContain(part);
    }
  }

  @Test
  void aSnapshotHoldsNoKeys() throws Exception {
    function.snapStart().beforeCheckpoint(Core.getGlobalContext());
    String token = token();
    assertThat(invoke(httpEvent(token)).toString()).contains("principal_id");

    SigningKeyPair later = SigningKeyPair.generate(NOW, NOW);
    published.publish(later.publicJwk(), NOW);
    function.snapStart().afterRestore(Core.getGlobalContext());
    assertThat(invoke(httpEvent(token(later))).toString()).contains("principal_id");
  }

  @Test
  void aTableThatCannotBeReadDoesNotKeepAVersionFromBeingPublished() {
    Map<String, String> broken = new HashMap<>(environment.variables());
    broken.put("SIGNING_KEYS_TABLE", "no-such-table");
    SnapStart snapStart = new AuthorizerFunction(new Environment(broken), clock).snapStart();
    snapStart.beforeCheckpoint(Core.getGlobalContext());
    assertThat(snapStart).isNotNull();
  }

  private Map<String, @Nullable Object> invoke(String event) throws Exception {
    return invoke(function, event);
  }

  private Map<String, @Nullable Object> invoke(AuthorizerFunction function, String event)
      throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
    return Json.readObject(output.toString(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> policy(
      String effect, String principalId, String api, Map<String, String> context) {
    return Map.of(
        "principalId",
        principalId,
        "policyDocument",
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(
                Map.of(
                    "Action",
                    "execute-api:Invoke",
                    "Effect",
                    effect,
                    "Resource",
                    "arn:aws:execute-api:eu-central-1:123456789012:" + api + "/*/*"))),
        "context",
        context);
  }

  private String token() {
    return token(pair);
  }

  private String token(SigningKeyPair signer) {
    Principal principal = new Principal("usr_1", Role.ADMIN, Optional.empty(), Set.of(), "lgn_1");
    return new AccessTokenIssuer(
            () -> Optional.of(signer),
            environment.required("TOKEN_ISSUER"),
            environment.required("TOKEN_AUDIENCE"),
            clock)
        .issue(principal, 1)
        .value();
  }

  private void putUser(String status) {
    aws.dynamoDb()
        .putItem(
            put ->
                put.tableName(aws.table("UsersTable"))
                    .item(
                        Map.of(
                            "user_id", fromS("usr_1"),
                            "role", fromS("user"),
                            "status", fromS(status),
                            "ver", fromN("1"))));
  }

  private void putTenant(String status) {
    aws.dynamoDb()
        .putItem(
            put ->
                put.tableName(aws.table("TenantsTable"))
                    .item(Map.of("tenant_id", fromS("acme"), "status", fromS(status))));
  }

  private String putKey() {
    ApiKeyText key = ApiKeyText.generate(KEY_ID, new SecureRandom());
    aws.dynamoDb()
        .putItem(
            put ->
                put.tableName(aws.table("ApiKeysTable"))
                    .item(
                        Map.of(
                            "key_id", fromS(KEY_ID),
                            "tenant_id", fromS("acme"),
                            "scopes", fromSs(List.of("query:run")),
                            "secret_hash", fromS(key.hash().hex()))));
    return key.text();
  }

  private static String withApiKey(String event, String key) {
    return event.replaceFirst("\"headers\": \\{", "\"headers\": {\"X-Api-Key\": \"" + key + "\",");
  }

  private static String withoutAuthorization() throws IOException {
    return restEvent("").replace("\"Authorization\"", "\"X-Other\"");
  }

  private static String httpEvent(String token) throws IOException {
    return event("authorizer-http.json", token);
  }

  private static String restEvent(String token) throws IOException {
    return event("authorizer-rest.json", token);
  }

  private static String event(String name, String token) throws IOException {
    String root = Objects.requireNonNull(System.getProperty("storehouse.root"));
    return Files.readString(Path.of(root, "events", name)).replace("ACCESS_TOKEN", token);
  }
}
