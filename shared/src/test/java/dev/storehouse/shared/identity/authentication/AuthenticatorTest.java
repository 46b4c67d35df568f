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
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(AwsExtension.class)
class AuthenticatorTest {

  private static final Instant NOW = Instant.parse("2100-01-04T12:00:00Z");
  private static final String USER = "usr_1";
  private static final String LOGIN = "lgn_1";

  private final MovableClock clock = new MovableClock(NOW);
  private final SigningKeyPair pair = SigningKeyPair.generate(NOW, NOW);
  private final LocalTables tables;
  private final PublishedKeys published;
  private final VerificationKeys keys;
  private final Authenticator authenticator;

  AuthenticatorTest(AwsSandbox aws) {
    this.tables = new LocalTables(aws);
    this.published = new PublishedKeys(tables.client(), tables.signingKeysTable());
    this.keys = new VerificationKeys(published, clock);
    this.authenticator = authenticator(tables.client());
  }

  @BeforeEach
  void publish() {
    published.publish(pair.publicJwk(), NOW);
    tables.putUser(USER, Map.of());
  }

  @Test
  void takesRoleTenantAndScopesFromTheRecordNotFromTheToken() {
    String token = token(new Principal(USER, Role.ADMIN, Optional.empty(), Set.of(), LOGIN), 1);
    tables.putUser(
        USER,
        Map.of(
            "tenant_id", fromS("acme"),
            "scopes", fromSs(List.of("query:run", "from:the:future"))));

    assertThat(authenticator.authenticate("Bearer " + token))
        .isEqualTo(
            new Authentication.Authenticated(
                new Principal(
                    USER, Role.USER, Optional.of("acme"), Set.of(Scope.QUERY_RUN), LOGIN)));
  }

  @Test
  void readsKeyAndUserInOneRoundTrip() {
    String header = "Bearer " + token(1);
    authenticator.authenticate(header);
    int before = tables.requests();
    authenticator.authenticate(header);
    assertThat(tables.requests() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
  void takesTheSchemeInAnyCase(String scheme) {
    assertThat(authenticator.authenticate(scheme + token(1)))
        .isInstanceOf(Authentication.Authenticated.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|MISSING_CREDENTIAL",
        "'  '|MISSING_CREDENTIAL",
        "Bearer|UNSUPPORTED_CREDENTIAL",
        "Bearer two words|UNSUPPORTED_CREDENTIAL",
        "'Bearer eyA.eyA.AAA, Bearer eyB.eyB.AAA'|UNSUPPORTED_CREDENTIAL",
        "Basic dXNyOnBhc3M=|UNSUPPORTED_CREDENTIAL",
        "Bearer shk_abc_def|UNSUPPORTED_CREDENTIAL",
        "Bearer opaque|UNSUPPORTED_CREDENTIAL",
        "Bearer ey|MALFORMED"
      })
  void rejectsWhatIsNoCredential(String header, Rejection reason) {
    assertThat(authenticator.authenticate(header)).isEqualTo(rejected(reason));
  }

  @Test
  void rejectsAnEndlessHeaderWithoutReadingIt() {
    assertThat(authenticator.authenticate("Bearer " + "a".repeat(1_000_000)))
        .isEqualTo(rejected(Rejection.MALFORMED));
  }

  @Test
  void rejectsATokenThatDoesNotVerify() {
    clock.advance(Duration.ofHours(-1));
    String header = "Bearer " + token(1);
    clock.advance(Duration.ofHours(1));
    assertThat(authenticator.authenticate(header)).isEqualTo(rejected(Rejection.EXPIRED));
  }

  @Test
  void aRevokedKeyCountsAtOnce() {
    String header = "Bearer " + token(1);
    assertThat(authenticator.authenticate(header)).isInstanceOf(Authentication.Authenticated.class);
    published.revoke(pair.kid());
    assertThat(authenticator.authenticate(header)).isEqualTo(rejected(Rejection.REVOKED_KEY));
  }

  @Test
  void aKeyWhoseRowIsGoneCountsAtOnce() {
    String header = "Bearer " + token(1);
    authenticator.authenticate(header);
    tables
        .client()
        .deleteItem(
            delete ->
                delete
                    .tableName(tables.signingKeysTable())
                    .key(Map.of("key_set", fromS("access-tokens"), "kid", fromS(pair.kid()))));
    assertThat(authenticator.authenticate(header)).isEqualTo(rejected(Rejection.REVOKED_KEY));
  }

  @Test
  void rejectsAUserWhoIsNotThere() {
    String token =
        token(new Principal("usr_none", Role.USER, Optional.empty(), Set.of(), LOGIN), 1);
    assertThat(authenticator.authenticate("Bearer " + token))
        .isEqualTo(rejected(Rejection.UNKNOWN_USER));
  }

  @Test
  void rejectsADeletedUserAndRefusesADisabledOne() {
    String header = "Bearer " + token(1);

    tables.putUser(USER, Map.of("status", fromS("deleted")));
    assertThat(authenticator.authenticate(header)).isEqualTo(rejected(Rejection.UNKNOWN_USER));

    tables.putUser(USER, Map.of("status", fromS("disabled"), "ver", fromN("2")));
    assertThat(authenticator.authenticate(header))
        .isEqualTo(new Authentication.Refused(Refusal.USER_DISABLED));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3})
  void rejectsATokenOfAnotherVersion(long version) {
    tables.putUser(USER, Map.of("ver", fromN("2")));
    assertThat(authenticator.authenticate("Bearer " + token(version)))
        .isEqualTo(rejected(Rejection.SUPERSEDED));
  }

  @ParameterizedTest
  @CsvSource({"lgn_1, 0, true", "lgn_1, 1, true", "lgn_1, 2, false", "lgn_2, 1, false"})
  void theLoginThatWasKeptGoesOn(String keptLogin, String keptVersion, boolean goesOn) {
    tables.putUser(
        USER,
        Map.of(
            "ver", fromN("5"), "kept_login_id", fromS(keptLogin), "kept_ver", fromN(keptVersion)));
    assertThat(authenticator.authenticate("Bearer " + token(1)))
        .matches(it -> it instanceof Authentication.Authenticated == goesOn);
  }

  @ParameterizedTest
  @CsvSource({"role, root", "status, asleep"})
  void aRecordThatMakesNoSenseIsAFailureNotAPass(String name, String value) {
    tables.putUser(USER, Map.of(name, fromS(value)));
    assertThatThrownBy(() -> authenticator.authenticate("Bearer " + token(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTableThatCannotBeReadIsAFailureNotAPass() {
    keys.find(pair.kid());
    try (DynamoDbClient dead = tables.deadClient()) {
      Authenticator cut = authenticator(dead);
      assertThatThrownBy(() -> cut.authenticate("Bearer " + token(1)))
          .isInstanceOf(SdkException.class);
    }
  }

  private static Authentication rejected(Rejection reason) {
    return new Authentication.Rejected(reason);
  }

  private String token(long version) {
    return token(new Principal(USER, Role.USER, Optional.empty(), Set.of(), LOGIN), version);
  }

  private String token(Principal principal, long version) {
    return new AccessTokenIssuer(() -> Optional.of(pair), "urn:issuer", "store", clock)
        .issue(principal, version)
        .value();
  }

  private Authenticator authenticator(DynamoDbClient client) {
    Environment environment =
        new Environment(
            Map.of(
                "TOKEN_ISSUER",
                "urn:issuer",
                "TOKEN_AUDIENCE",
                "store",
                "USERS_TABLE",
                tables.usersTable(),
                "SIGNING_KEYS_TABLE",
                tables.signingKeysTable()));
    return Authenticator.of(environment, client, keys, clock);
  }
}
