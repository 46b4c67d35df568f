package dev.storehouse.shared.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.identity.LocalTables;
import dev.storehouse.shared.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class PublishedKeysTest {

  private static final Instant NOW = Instant.parse("2100-01-04T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);

  private final LocalTables tables;
  private final PublishedKeys keys;
  private final MovableClock clock = new MovableClock(NOW);

  PublishedKeysTest(AwsSandbox aws) {
    this.tables = new LocalTables(aws);
    this.keys = new PublishedKeys(tables.client(), tables.signingKeysTable());
  }

  @BeforeEach
  void clear() {
    for (PublishedKey row : keys.all()) {
      tables
          .client()
          .deleteItem(
              delete ->
                  delete
                      .tableName(tables.signingKeysTable())
                      .key(PublishedKey.primaryKey(row.jwk().kid())));
    }
  }

  @Test
  void givesBackWhatWasPublished() {
    PublicJwk jwk = publish(NOW);

    assertThat(keys.find(jwk.kid()))
        .contains(new PublishedKey(jwk, KeyStage.PENDING, NOW, Optional.empty()));
    assertThat(keys.all()).hasSize(1);
    assertThat(keys.find("nobody")).isEmpty();
  }

  @Test
  void publishingAgainChangesNothing() {
    PublicJwk jwk = publish(NOW);
    keys.markStage(jwk.kid(), KeyStage.CURRENT);

    keys.publish(jwk, LATER);

    assertThat(keys.find(jwk.kid()))
        .contains(new PublishedKey(jwk, KeyStage.CURRENT, NOW, Optional.empty()));
  }

  @Test
  void aRetiredKeyIsAcceptedUntilTheFirstTimeGiven() {
    String kid = publish(NOW).kid();
    keys.retire(kid, LATER);
    keys.retire(kid, LATER.plusSeconds(600));

    PublishedKey row = keys.find(kid).orElseThrow();
    assertThat(row.stage()).isEqualTo(KeyStage.RETIRED);
    assertThat(row.isAcceptedAt(LATER.minusSeconds(1))).isTrue();
    assertThat(row.isAcceptedAt(LATER)).isFalse();
  }

  @Test
  void aRevokedKeyStaysRevoked() {
    PublicJwk jwk = publish(NOW);

    assertThat(keys.revoke(jwk.kid())).isTrue();
    keys.publish(jwk, NOW);
    keys.markStage(jwk.kid(), KeyStage.CURRENT);
    keys.retire(jwk.kid(), LATER);

    PublishedKey row = keys.find(jwk.kid()).orElseThrow();
    assertThat(row.stage()).isEqualTo(KeyStage.REVOKED);
    assertThat(row.isAcceptedAt(NOW)).isFalse();
    assertThat(keys.revoke("nobody")).isFalse();
  }

  @Test
  void marksNoKeyThatIsNotThere() {
    keys.markStage("nobody", KeyStage.CURRENT);
    keys.retire("nobody", LATER);

    assertThat(keys.all()).isEmpty();
  }

  @Test
  void theKeySetHoldsAcceptedKeysNewestFirstAndPublicMembersOnly() throws Exception {
    PublicJwk older = publish(NOW);
    PublicJwk newer = publish(NOW.plusSeconds(1));
    keys.retire(publish(NOW).kid(), NOW);
    keys.revoke(publish(NOW).kid());

    assertThat(Json.readObject(new Jwks(keys, clock).document()))
        .isEqualTo(Map.of("keys", List.of(newer.members(), older.members())));
    assertThat(newer.members())
        .containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg")
        .containsEntry("use", "sig")
        .containsEntry("alg", "ES256");
  }

  @Test
  void verifiersReadTheTableOncePerMinute() {
    VerificationKeys verification = new VerificationKeys(keys, clock);
    PublicJwk jwk = publish(NOW);
    int before = tables.requests();

    for (int i = 0; i < 100; i++) {
      assertThat(verification.find(jwk.kid())).contains(jwk.publicKey());
    }
    assertThat(tables.requests() - before).isEqualTo(1);

    clock.advance(VerificationKeys.MAXIMUM_AGE);
    verification.find(jwk.kid());
    assertThat(tables.requests() - before).isEqualTo(2);
  }

  @Test
  void anUnknownKeyCausesOneReloadPerMinute() {
    VerificationKeys verification = new VerificationKeys(keys, clock);
    verification.find(publish(NOW).kid());
    PublicJwk fresh = publish(NOW);
    assertThat(verification.find(fresh.kid())).contains(fresh.publicKey());

    int before = tables.requests();
    for (int i = 0; i < 100; i++) {
      assertThat(verification.find("invented-" + i)).isEmpty();
    }
    assertThat(tables.requests()).isEqualTo(before);
  }

  @Test
  void aNewKeyIsKnownWithinAMinuteHoweverManyAreInvented() {
    VerificationKeys verification = new VerificationKeys(keys, clock);
    verification.find("invented");
    PublicJwk fresh = publish(NOW);
    assertThat(verification.find(fresh.kid())).isEmpty();

    clock.advance(VerificationKeys.MAXIMUM_AGE);
    assertThat(verification.find(fresh.kid())).isPresent();
  }

  @Test
  void aRevokedKeyIsForgottenWithinAMinuteOrWhenTold() {
    VerificationKeys verification = new VerificationKeys(keys, clock);
    String first = publish(NOW).kid();
    String second = publish(NOW).kid();
    assertThat(verification.find(first)).isPresent();
    assertThat(verification.find(second)).isPresent();

    keys.revoke(first);
    clock.advance(VerificationKeys.MAXIMUM_AGE);
    assertThat(verification.find(first)).isEmpty();

    keys.revoke(second);
    verification.forget();
    assertThat(verification.find(second)).isEmpty();
  }

  @Test
  void aCachedKeyExpiresOnTheSecond() {
    VerificationKeys verification = new VerificationKeys(keys, clock);
    String kid = publish(NOW).kid();
    keys.retire(kid, NOW.plusSeconds(10));
    assertThat(verification.find(kid)).isPresent();

    clock.advance(Duration.ofSeconds(10));
    assertThat(verification.find(kid)).isEmpty();
  }

  private PublicJwk publish(Instant createdAt) {
    PublicJwk jwk = SigningKeyPair.generate(createdAt, createdAt).publicJwk();
    keys.publish(jwk, createdAt);
    return jwk;
  }
}
