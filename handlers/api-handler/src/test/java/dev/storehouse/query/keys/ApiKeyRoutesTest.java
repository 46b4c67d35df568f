package dev.storehouse.query.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.storehouse.http.Application;
import dev.storehouse.http.RequestLog;
import dev.storehouse.http.Router;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.query.testing.RouteClient.Reply;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.json.Json;
import dev.storehouse.wiring.SharedModule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(AwsExtension.class)
class ApiKeyRoutesTest {

  private static final int MOST = 4;
  private static final Map<String, ?> BODY =
      Map.of("name", "nightly", "scopes", List.of("query:run", "query:read"));

  // Each test has a tenant of its own, since the tables are the class's.
  private final String tenantId = "ten_" + Long.toHexString(System.nanoTime());
  private final MovableClock clock = new MovableClock(Instant.now());
  private final List<String> log = new ArrayList<>();
  private final Application application;
  private final Supplier<Authenticator> authenticator;
  private final KeyClient administrator;

  ApiKeyRoutesTest(AwsSandbox aws) {
    Map<String, String> variables = new HashMap<>(aws.environment("QueryFunction"));
    variables.put("API_KEYS_PER_TENANT", Integer.toString(MOST));
    Environment environment = new Environment(variables);
    SharedModule shared = SharedModule.of(environment, clock);
    this.application =
        new Application(
            new Router(new ApiKeysModule(shared).routes()), new RequestLog(log::add), clock);
    PublishedKeys published =
        new PublishedKeys(aws.dynamoDb(), environment.required("SIGNING_KEYS_TABLE"));
    // A new one for each question: what one remembers for a moment is another test's business.
    this.authenticator =
        () ->
            Authenticator.of(
                environment, aws.dynamoDb(), new VerificationKeys(published, clock), clock);
    this.administrator = user(tenantId, Set.of(Scope.values()));
    aws.dynamoDb()
        .putItem(
            put ->
                put.tableName(environment.required("TENANTS_TABLE"))
                    .item(Map.of("tenant_id", fromS(tenantId), "status", fromS("active"))));
  }

  @Test
  void aNewKeyOpensWhatItsScopesSay() {
    Reply created = administrator.create(BODY).expect(201);
    assertThat(created.json())
        .containsEntry("name", "nightly")
        .containsEntry("scopes", List.of("query:run", "query:read"))
        .containsEntry("status", "active")
        .containsEntry("created_by", "usr_1")
        .containsEntry("expires_at", null)
        .containsEntry("last_used_at", null)
        .containsEntry("version", 1)
        .doesNotContainKeys("secret_hash", "tenant_id");
    assertThat(created.response().headers()).containsEntry("ETag", "\"1\"");
    assertThat(authenticate(created.text("api_key")))
        .isEqualTo(
            new Authentication.Authenticated(
                Principal.ofApiKey(
                    created.text("key_id"), tenantId, Set.of(Scope.QUERY_RUN, Scope.QUERY_READ))));
  }

  @Test
  void theSecretIsShownOnceAndLoggedNever() {
    String secret = administrator.create(BODY).expect(201).text("api_key");
    Reply list = administrator.list(Map.of()).expect(200);
    assertThat(list.items()).hasSize(1);
    assertThat(list.response().body().orElseThrow())
        .doesNotContain("hash", "api_key", secret.substring(secret.length() - 49));
    assertThat(log.toString()).doesNotContain(secret);
  }

  @Test
  void aReplayTellsTheSameKeyWithoutTheSecret() {
    Reply first = administrator.create(BODY, "idempotency-key", "k1").expect(201);
    Reply again = administrator.create(BODY, "idempotency-key", "k1").expect(201);
    assertThat(again.response().headers()).containsEntry("Idempotency-Replayed", "true");
    Map<String, Object> unsaid = new HashMap<>(first.json());
    assertThat(unsaid.remove("api_key")).isNotNull();
    assertThat(again.json()).isEqualTo(unsaid);
    assertThat(administrator.list(Map.of()).items()).hasSize(1);

    String keyId = first.text("key_id");
    Reply rotated = administrator.rotate(keyId, "", "idempotency-key", "r1").expect(200);
    Reply rotatedAgain = administrator.rotate(keyId, "", "idempotency-key", "r1").expect(200);
    assertThat(rotatedAgain.json()).containsEntry("version", 2).doesNotContainKey("api_key");
    assertThat(authenticate(rotated.text("api_key")))
        .isInstanceOf(Authentication.Authenticated.class);
  }

  @Test
  void nobodyGrantsMoreThanTheyHave() {
    KeyClient narrow = user(tenantId, Set.of(Scope.TENANT_ADMIN, Scope.QUERY_READ));
    Reply refused = narrow.create(BODY).expect(403);
    assertThat(refused.text("code")).isEqualTo("INSUFFICIENT_SCOPE");
    assertThat(refused.text("detail")).contains("query:run").doesNotContain("query:read");
    narrow.create(Map.of("name", "n", "scopes", List.of("query:read"))).expect(201);

    // The answer of a rotation opens the key's scopes, so it takes them too.
    String keyId = administrator.create(BODY).expect(201).text("key_id");
    narrow.rotate(keyId, "{}").expect(403);
    narrow.revoke(keyId).expect(204);
  }

  @Test
  void aKeyThatAdministersTheTenantMakesKeysToo() {
    KeyClient key =
        new KeyClient(
            application,
            Principal.ofApiKey("key_1", tenantId, Set.of(Scope.TENANT_ADMIN, Scope.QUERY_RUN)));
    assertThat(key.create(Map.of("name", "n", "scopes", List.of("query:run"))).expect(201).json())
        .containsEntry("created_by", "key_1");
  }

  @Test
  void onlyThoseWhoAdministerTheTenantReachTheKeys() {
    KeyClient member = user(tenantId, Scope.OF_MEMBERS);
    member.list(Map.of()).expect(403);
    assertThat(member.create(BODY).expect(403).text("code")).isEqualTo("INSUFFICIENT_SCOPE");
    KeyClient platform =
        new KeyClient(
            application,
            new Principal("usr_2", Role.ADMIN, Optional.empty(), Set.of(Scope.values()), "lgn_2"));
    assertThat(platform.list(Map.of()).expect(403).text("code")).isEqualTo("TENANT_REQUIRED");
  }

  @Test
  void anotherTenantsKeyIsNotThere() {
    String keyId = administrator.create(BODY).expect(201).text("key_id");
    KeyClient stranger = user("ten_other", Set.of(Scope.values()));
    stranger.rotate(keyId, "{}").expect(404);
    stranger.revoke(keyId).expect(404);
    assertThat(stranger.list(Map.of()).expect(200).items()).isEmpty();
    administrator.revoke("live keys of " + tenantId).expect(404);
    assertThat(administrator.revoke("key_none").expect(404).text("code"))
        .isEqualTo("API_KEY_NOT_FOUND");
  }

  @Test
  void bothSecretsLiveUntilTheGraceIsOver() {
    Reply created = administrator.create(BODY).expect(201);
    Reply rotated =
        administrator.rotate(created.text("key_id"), "{\"grace_seconds\":60}").expect(200);
    assertThat(rotated.json())
        .containsEntry("version", 2)
        .hasEntrySatisfying("previous_secret_until", until -> assertThat(until).isNotNull());
    assertThat(authenticate(created.text("api_key")))
        .isEqualTo(authenticate(rotated.text("api_key")));
    clock.advance(Duration.ofSeconds(61));
    assertThat(authenticate(created.text("api_key")))
        .isEqualTo(new Authentication.Rejected(Rejection.EXPIRED_API_KEY));
    assertThat(authenticate(rotated.text("api_key")))
        .isInstanceOf(Authentication.Authenticated.class);
  }

  @Test
  void aSecondRotationLeavesTwoSecretsNotThree() {
    Reply created = administrator.create(BODY).expect(201);
    String keyId = created.text("key_id");
    Reply second = administrator.rotate(keyId, "").expect(200);
    Reply third = administrator.rotate(keyId, "").expect(200);
    assertThat(authenticate(created.text("api_key")))
        .isEqualTo(new Authentication.Rejected(Rejection.WRONG_API_KEY_SECRET));
    assertThat(authenticate(second.text("api_key")))
        .isInstanceOf(Authentication.Authenticated.class);
    administrator.rotate(keyId, "{\"grace_seconds\":0}").expect(200);
    assertThat(authenticate(third.text("api_key")))
        .isEqualTo(new Authentication.Rejected(Rejection.WRONG_API_KEY_SECRET));
  }

  @Test
  void aRevokedKeyIsOverAtOnceAndStaysSo() {
    Reply created = administrator.create(BODY).expect(201);
    String keyId = created.text("key_id");
    administrator.revoke(keyId, "if-match", "\"7\"").expect(412);
    administrator.revoke(keyId).expect(204);
    assertThat(authenticate(created.text("api_key")))
        .isEqualTo(new Authentication.Rejected(Rejection.REVOKED_API_KEY));
    String revokedAt = (String) administrator.list(Map.of()).items().getFirst().get("revoked_at");
    clock.advance(Duration.ofMinutes(1));
    administrator.revoke(keyId).expect(204);
    assertThat(administrator.list(Map.of()).items().getFirst())
        .containsEntry("revoked_at", revokedAt)
        .containsEntry("status", "revoked");
    assertThat(administrator.rotate(keyId, "").expect(409).text("code")).isEqualTo("API_KEY_ENDED");
  }

  @Test
  void anExpiredKeyIsToldSoAndMakesRoom() {
    Map<String, Object> day = new HashMap<>(BODY);
    day.put("expires_in_days", 1);
    String secret = administrator.create(day).expect(201).text("api_key");
    for (int i = 1; i < MOST; i++) {
      administrator.create(BODY).expect(201);
    }
    assertThat(administrator.create(BODY).expect(409).text("code")).isEqualTo("API_KEY_LIMIT");
    clock.advance(Duration.ofDays(1));
    assertThat(authenticate(secret))
        .isEqualTo(new Authentication.Rejected(Rejection.EXPIRED_API_KEY));
    administrator.create(BODY).expect(201);
    administrator.create(BODY).expect(409);
  }

  @Test
  void aRevokedKeyMakesRoom() {
    String keyId = administrator.create(BODY).expect(201).text("key_id");
    for (int i = 1; i < MOST; i++) {
      administrator.create(BODY).expect(201);
    }
    administrator.create(BODY).expect(409);
    administrator.revoke(keyId).expect(204);
    administrator.create(BODY).expect(201);
  }

  @Test
  void whoRacesForTheLastPlacesGetsNoMoreThanThereAre() throws Exception {
    List<Callable<Integer>> racers = new ArrayList<>();
    for (int i = 0; i < 3 * MOST; i++) {
      racers.add(() -> administrator.create(BODY).response().status());
    }
    int made = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
      for (Future<Integer> racer : threads.invokeAll(racers)) {
        assertThat(racer.get()).isIn(201, 409, 429);
        made += racer.get() == 201 ? 1 : 0;
      }
    }
    assertThat(made).isEqualTo(MOST);
    assertThat(administrator.list(Map.of()).items()).hasSize(MOST);
  }

  @Test
  void theListIsPagedNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.addFirst(administrator.create(BODY).expect(201).text("key_id"));
    }
    Reply first = administrator.list(Map.of("limit", "2")).expect(200);
    Reply second =
        administrator.list(Map.of("limit", "2", "cursor", first.text("next_cursor"))).expect(200);
    List<Object> seen = new ArrayList<>();
    first.items().forEach(item -> seen.add(item.get("key_id")));
    second.items().forEach(item -> seen.add(item.get("key_id")));
    assertThat(seen).isEqualTo(made);
    assertThat(second.json()).containsEntry("next_cursor", null);
    user("ten_other", Set.of(Scope.values()))
        .list(Map.of("limit", "2", "cursor", first.text("next_cursor")))
        .expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"n\"}",
        "{\"name\":\"n\",\"scopes\":[]}",
        "{\"name\":\"n\",\"scopes\":[\"query:all\"]}",
        "{\"name\":\"\",\"scopes\":[\"query:run\"]}",
        "{\"name\":\"n\",\"scopes\":[\"query:run\"],\"expires_in_days\":0}",
        "{\"name\":\"n\",\"scopes\":[\"query:run\"],\"expires_at\":\"yesterday\"}",
        "{\"name\":\"n\",\"scopes\":[\"query:run\"],\"expires_at\":\"2001-01-01T00:00:00Z\"}",
        "{\"name\":\"n\",\"scopes\":[\"query:run\"],\"expires_at\":\"9999-01-01T00:00:00Z\"}",
        "{\"name\":\"n\",\"scopes\":[\"query:run\"],\"expires_in_days\":1,"
            + "\"expires_at\":\"2030-01-01T00:00:00Z\"}"
      })
  void wrongWishesAreNotValid(String body) throws Exception {
    Reply refused = administrator.create(Json.readObject(body)).expect(422);
    assertThat(refused.text("code")).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void onlyTheServerSetsTheRest() {
    for (String field : List.of("key_id", "status", "created_by", "api_key", "version")) {
      Map<String, Object> body = new HashMap<>(BODY);
      body.put(field, "x");
      assertThat(administrator.create(body).expect(400).text("code"))
          .as(field)
          .isEqualTo("READ_ONLY_FIELD");
    }
    Map<String, Object> body = new HashMap<>(BODY);
    body.put("tenant_id", "ten_other");
    assertThat(administrator.create(body).expect(400).text("code")).isEqualTo("UNKNOWN_FIELD");
    String keyId = administrator.create(BODY).expect(201).text("key_id");
    administrator.rotate(keyId, "{\"grace_seconds\":604801}").expect(422);
    administrator.rotate(keyId, "{\"grace_seconds\":604800}").expect(200);
  }

  private KeyClient user(String tenant, Set<Scope> scopes) {
    return new KeyClient(
        application, new Principal("usr_1", Role.USER, Optional.of(tenant), scopes, "lgn_1"));
  }

  private Authentication authenticate(String apiKey) {
    return authenticator.get().authenticate("Bearer " + apiKey);
  }
}
