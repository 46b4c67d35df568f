package dev.storehouse.shared.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@ExtendWith(AwsExtension.class)
class SigningKeysTest {

  private static final Instant NOW = Instant.parse("2100-01-04T12:00:00Z");
  private static final Duration DELAY = Duration.ofMinutes(2);

  private final MovableClock clock = new MovableClock(NOW);
  private final SecretsManagerClient secretsManager;
  private final PublishedKeys published;
  private final String secretArn;
  private final VerificationKeys verificationKeys;
  private final SigningKeys signingKeys;

  SigningKeysTest(AwsSandbox aws) {
    this.secretsManager =
        new AwsClients(new Environment(aws.environment("SigningKeyRotationFunction")))
            .secretsManager();
    this.published = new PublishedKeys(aws.dynamoDb(), aws.table("SigningKeysTable"));
    this.secretArn =
        secretsManager.createSecret(create -> create.name("keys-" + System.nanoTime())).arn();
    this.verificationKeys = new VerificationKeys(published, clock);
    this.signingKeys =
        new SigningKeys(new SigningKeySecret(secretsManager, secretArn), verificationKeys, clock);
  }

  @BeforeEach
  void placeholder() {
    put("{\"placeholder\":\"x\"}");
  }

  @Test
  void aPlaceholderIsNoKeyAndTheFirstOneIsNoticedAtOnce() {
    assertThat(signingKeys.choose()).isEmpty();
    SigningKeyPair first = put(NOW, NOW);
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(first.kid());
  }

  @Test
  void theFormerKeySignsUntilTheNewestIsActive() {
    SigningKeyPair former = put(NOW.minusSeconds(3600), NOW.minusSeconds(3600));
    SigningKeyPair newest = put(NOW, NOW.plus(DELAY));

    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(former.kid());
    clock.advance(DELAY.minusSeconds(1));
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(former.kid());
    clock.advance(Duration.ofSeconds(1));
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(newest.kid());
  }

  @Test
  void theNewestSignsAtOnceWhereThereIsNoOther() {
    SigningKeyPair newest = put(NOW, NOW.plus(DELAY));
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(newest.kid());
  }

  @Test
  void aRevokedKeyDoesNotSign() {
    SigningKeyPair former = put(NOW, NOW);
    SigningKeyPair newest = put(NOW, NOW.plus(DELAY));
    published.revoke(former.kid());
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(newest.kid());

    published.revoke(newest.kid());
    clock.advance(VerificationKeys.MAXIMUM_AGE);
    assertThat(signingKeys.choose()).isEmpty();
  }

  @Test
  void aKeyThatIsNotPublishedDoesNotSign() {
    SigningKeyPair former = put(NOW, NOW);
    put(SigningKeyPair.generate(NOW, NOW).toSecretString());
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(former.kid());
  }

  @Test
  void aRotationIsNoticedWithinTheMaximumAgeOrAfterARestore() {
    SigningKeyPair first = put(NOW, NOW);
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(first.kid());

    SigningKeyPair second = put(NOW, NOW);
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(first.kid());
    clock.advance(SigningKeys.MAXIMUM_AGE);
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(second.kid());

    SigningKeyPair third = put(NOW, NOW);
    verificationKeys.forget();
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(second.kid());
    signingKeys.forget();
    assertThat(signingKeys.choose()).map(SigningKeyPair::kid).contains(third.kid());
  }

  private SigningKeyPair put(Instant createdAt, Instant activeFrom) {
    SigningKeyPair pair = SigningKeyPair.generate(createdAt, activeFrom);
    published.publish(pair.publicJwk(), createdAt);
    put(pair.toSecretString());
    return pair;
  }

  private void put(String value) {
    secretsManager.putSecretValue(put -> put.secretId(secretArn).secretString(value));
  }
}
