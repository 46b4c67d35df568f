package dev.storehouse.shared.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.LocalTables;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.ApiKeyText;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(AwsExtension.class)
class ApiKeyKindTest {

  private static final Instant NOW = Instant.parse("2100-01-04T12:00:00Z");
  private static final String KEY_ID = "key_06h5k2x9v3s8q0c1m7r4t2w6zy";
  private static final Authentication KNOWN =
      new Authentication.Authenticated(Principal.ofApiKey(KEY_ID, "acme", Set.of(Scope.QUERY_RUN)));

  private final MovableClock clock = new MovableClock(NOW);
  private final SecureRandom random = new SecureRandom();
  private final ApiKeyText key = ApiKeyText.generate(KEY_ID, random);
  private final AwsSandbox aws;
  private final LocalTables tables;
  private final PublishedKeys published;
  private final Authenticator authenticator;

  ApiKeyKindTest(AwsSandbox aws) {
    this.aws = aws;
    this.tables = new LocalTables(aws);
    this.published = new PublishedKeys(tables.client(), tables.signingKeysTable());
    this.authenticator = authenticator(tables.client());
  }

  @BeforeEach
  void write() {
    putTenant("active");
    putKey(Map.of());
  }

  @Test
  void isKnownByItsSecret() {
    assertThat(authenticate(key)).isEqualTo(KNOWN);
  }

  @Test
  void costsNoReadForAMomentAndThenOne() {
    authenticate(key);
    int before = tables.requests();
    authenticate(key);
    assertThat(tables.requests() - before).isEqualTo(0);
    clock.advance(RecentApiKeys.LONGEST_AGE);
    authenticate(key);
    assertThat(tables.requests() - before).isEqualTo(1);
  }

  @Test
  void isLetInForAMomentAfterItWasRevoked() {
    authenticate(key);
    putKey(Map.of("revoked_at", fromS(NOW.toString())));
    assertThat(authenticate(key)).isEqualTo(KNOWN);
    clock.advance(RecentApiKeys.LONGEST_AGE);
    assertThat(authenticate(key)).isEqualTo(rejected(Rejection.REVOKED_API_KEY));
  }

  @Test
  void aNewSecretIsKnownAtOnce() {
    authenticate(key);
    ApiKeyText fresh = ApiKeyText.generate(KEY_ID, random);
    putKey(Map.of("secret_hash", fromS(fresh.hash().hex())));
    assertThat(authenticate(fresh)).isEqualTo(KNOWN);
  }

  @Test
  void aTypoCostsNoRead() {
    int before = tables.requests();
    String text = key.text();
    String typo = text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
    assertThat(authenticator.authenticate("Bearer " + typo))
        .isEqualTo(rejected(Rejection.MALFORMED_API_KEY));
    assertThat(tables.requests()).isEqualTo(before);
  }

  @Test
  void anotherSecretOrKeyIsNot() {
    assertThat(authenticate(ApiKeyText.generate(KEY_ID, random)))
        .isEqualTo(rejected(Rejection.WRONG_API_KEY_SECRET));
    assertThat(authenticate(ApiKeyText.generate("key_" + "0".repeat(26), random)))
        .isEqualTo(rejected(Rejection.UNKNOWN_API_KEY));
  }

  @Test
  void expiresOnTheSecond() {
    putKey(Map.of("expires_at", fromS(NOW.plusSeconds(60).toString())));
    assertThat(authenticate(key)).isEqualTo(KNOWN);
    clock.advance(Duration.ofSeconds(60));
    assertThat(authenticate(key)).isEqualTo(rejected(Rejection.EXPIRED_API_KEY));
  }

  @Test
  void aRevokedKeyTellsItOnlyToThoseWhoKnowTheSecret() {
    putKey(Map.of("revoked_at", fromS(NOW.toString())));
    assertThat(authenticate(key)).isEqualTo(rejected(Rejection.REVOKED_API_KEY));
    assertThat(authenticate(ApiKeyText.generate(KEY_ID, random)))
        .isEqualTo(rejected(Rejection.WRONG_API_KEY_SECRET));
  }

  @Test
  void theFormerSecretLivesOnForAWhile() {
    ApiKeyText former = ApiKeyText.generate(KEY_ID, random);
    putKey(
        Map.of(
            "previous_secret_hash", fromS(former.hash().hex()),
            "previous_secret_until", fromS(NOW.plusSeconds(60).toString())));
    assertThat(authenticate(former)).isEqualTo(KNOWN);
    assertThat(authenticate(key)).isEqualTo(KNOWN);
    clock.advance(Duration.ofSeconds(60));
    assertThat(authenticate(former)).isEqualTo(rejected(Rejection.EXPIRED_API_KEY));
    assertThat(authenticate(key)).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "disabled, TENANT_DISABLED",
    "deleting, TENANT_GONE",
    "provisioning, TENANT_GONE",
    "ACTIVE, TENANT_GONE"
  })
  void isRefusedWhereItsTenantIsNotActive(String status, Refusal reason) {
    putTenant(status);
    assertThat(authenticate(key)).isEqualTo(new Authentication.Refused(reason));
    putTenant("active");
    assertThat(authenticate(key)).isEqualTo(KNOWN);
  }

  @Test
  void aTenantIsBelievedActiveForHalfAMinute() {
    authenticate(key);
    putTenant("disabled");
    clock.advance(Duration.ofSeconds(29));
    assertThat(authenticate(key)).isEqualTo(KNOWN);
    clock.advance(Duration.ofSeconds(1));
    assertThat(authenticate(key)).isEqualTo(new Authentication.Refused(Refusal.TENANT_DISABLED));
  }

  @Test
  void itsLastUseIsNotedOnceAMinute() {
    authenticate(key);
    assertThat(lastUse()).isEqualTo(NOW.toString());
    clock.advance(Duration.ofSeconds(59));
    authenticate(key);
    assertThat(lastUse()).isEqualTo(NOW.toString());
    clock.advance(Duration.ofSeconds(6));
    authenticate(key);
    assertThat(lastUse()).isEqualTo(NOW.plusSeconds(65).toString());
  }

  @Test
  void aTableThatCannotBeReadIsAFailureNotAPass() {
    try (DynamoDbClient dead = tables.deadClient()) {
      Authenticator cut = authenticator(dead);
      assertThatThrownBy(() -> cut.authenticate("Bearer " + key.text()))
          .isInstanceOf(SdkException.class);
    }
  }

  @Test
  void usersAreRefusedWithTheirTenantButAdministratorsOnlyLoseIt() {
    Principal user = new Principal("usr_1", Role.USER, Optional.empty(), Set.of(), "lgn_1");
    SigningKeyPair pair = SigningKeyPair.generate(NOW, NOW);
    published.publish(pair.publicJwk(), NOW);
    String header =
        "Bearer "
            + new AccessTokenIssuer(() -> Optional.of(pair), "urn:issuer", "store", clock)
                .issue(user, 1)
                .value();
    putTenant("disabled");

    Map<String, AttributeValue> member =
        Map.of("tenant_id", fromS("acme"), "scopes", fromSs(List.of("query:run")));
    tables.putUser("usr_1", member);
    assertThat(authenticator.authenticate(header))
        .isEqualTo(new Authentication.Refused(Refusal.TENANT_DISABLED));

    Map<String, AttributeValue> admin = new HashMap<>(member);
    admin.put("role", fromS("admin"));
    tables.putUser("usr_1", admin);
    assertThat(authenticator.authenticate(header))
        .isEqualTo(
            new Authentication.Authenticated(
                new Principal("usr_1", Role.ADMIN, Optional.empty(), Set.of(), "lgn_1")));
  }

  private Authentication authenticate(ApiKeyText shown) {
    return authenticator.authenticate("Bearer " + shown.text());
  }

  private static Authentication rejected(Rejection reason) {
    return new Authentication.Rejected(reason);
  }

  private void putTenant(String status) {
    tables
        .client()
        .putItem(
            put ->
                put.tableName(aws.table("TenantsTable"))
                    .item(Map.of("tenant_id", fromS("acme"), "status", fromS(status))));
  }

  private void putKey(Map<String, AttributeValue> changes) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("key_id", fromS(KEY_ID));
    item.put("tenant_id", fromS("acme"));
    item.put("scopes", fromSs(List.of("query:run", "from:the:future")));
    item.put("secret_hash", fromS(key.hash().hex()));
    item.put("version", fromN("1"));
    item.putAll(changes);
    tables.client().putItem(put -> put.tableName(aws.table("ApiKeysTable")).item(item));
  }

  private String lastUse() {
    return tables
        .client()
        .getItem(
            get -> get.tableName(aws.table("ApiKeysTable")).key(Map.of("key_id", fromS(KEY_ID))))
        .item()
        .get("last_used_at")
        .s();
  }

  private Authenticator authenticator(DynamoDbClient client) {
    Environment environment =
        new Environment(
            Map.of(
                "TOKEN_ISSUER", "urn:issuer",
                "TOKEN_AUDIENCE", "store",
                "USERS_TABLE", tables.usersTable(),
                "SIGNING_KEYS_TABLE", tables.signingKeysTable(),
                "TENANTS_TABLE", aws.table("TenantsTable"),
                "API_KEYS_TABLE", aws.table("ApiKeysTable")));
    return Authenticator.of(environment, client, new VerificationKeys(published, clock), clock);
  }
}
