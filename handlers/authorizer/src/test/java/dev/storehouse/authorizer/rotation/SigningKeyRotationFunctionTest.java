package dev.storehouse.authorizer.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.identity.keys.KeyStage;
import dev.storehouse.shared.identity.keys.PublishedKey;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.keys.SigningKeySecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(AwsExtension.class)
class SigningKeyRotationFunctionTest {

  private static final Instant START = Instant.parse("2100-01-04T12:00:00Z");

  private final MovableClock clock = new MovableClock(START);
  private final RotationHost host;
  private final SigningKeySecret secret;
  private final PublishedKeys published;

  SigningKeyRotationFunctionTest(AwsSandbox aws) {
    this.host = new RotationHost(aws, clock);
    this.secret = new SigningKeySecret(host.secretsManager(), host.secretArn());
    this.published = new PublishedKeys(aws.dynamoDb(), aws.table("SigningKeysTable"));
  }

  /** Each test begins with one key in force, whatever the one before it left behind. */
  @BeforeEach
  void oneKeyInForce() throws InterruptedException {
    published.all().forEach(row -> published.revoke(row.jwk().kid()));
    host.rotate();
    clock.advance(Duration.ofMinutes(3));
  }

  @Test
  void withoutAKeyInForceTheNewOneSignsAtOnce() {
    assertThat(current().activeFrom()).isEqualTo(START);
    assertThat(stage(current())).isEqualTo(KeyStage.CURRENT);
  }

  @Test
  void theNewKeyIsPublishedBeforeItSigns() throws InterruptedException {
    SigningKeyPair former = current();
    host.rotate();

    assertThat(current().kid()).isNotEqualTo(former.kid());
    assertThat(current().activeFrom()).isEqualTo(clock.instant().plus(Rotation.ACTIVATION_DELAY));
    assertThat(stage(current())).isEqualTo(KeyStage.CURRENT);
    assertThat(secret.previous()).map(SigningKeyPair::kid).contains(former.kid());
    assertThat(stage(former)).isEqualTo(KeyStage.PREVIOUS);
    assertThat(row(former).expiresAt()).isEmpty();
  }

  @Test
  void aKeyThatSignsNoMoreOutlivesItsLastToken() throws InterruptedException {
    SigningKeyPair oldest = current();
    host.rotate();
    clock.advance(Duration.ofMinutes(3));
    host.rotate();

    PublishedKey row = row(oldest);
    assertThat(row.stage()).isEqualTo(KeyStage.RETIRED);
    assertThat(row.expiresAt()).contains(clock.instant().plus(Duration.ofSeconds(1230)));
  }

  @Test
  void everyStepMayBeRepeated() throws InterruptedException {
    String versionId = host.begin();
    host.step("createSecret", versionId);
    String kid = pending(versionId).kid();
    host.step("createSecret", versionId);
    assertThat(pending(versionId).kid()).isEqualTo(kid);

    for (String step : new String[] {"setSecret", "testSecret", "finishSecret"}) {
      host.step(step, versionId);
      host.step(step, versionId);
    }
    host.step("createSecret", versionId);
    host.step("testSecret", versionId);
    assertThat(current().kid()).isEqualTo(kid);
  }

  @Test
  void anInterruptedPublicationIsMadeUpFor() throws InterruptedException {
    String versionId = host.begin();
    SigningKeyPair pair = SigningKeyPair.generate(clock.instant(), clock.instant());
    host.secretsManager()
        .putSecretValue(
            put ->
                put.secretId(host.secretArn())
                    .clientRequestToken(versionId)
                    .versionStages("AWSPENDING")
                    .secretString(pair.toSecretString()));
    assertThatIllegalStateException()
        .isThrownBy(() -> host.step("testSecret", versionId))
        .withMessage("the new key is not published");

    host.step("createSecret", versionId);
    host.step("testSecret", versionId);
    assertThat(stage(pair)).isEqualTo(KeyStage.PENDING);
    host.step("finishSecret", versionId);
    assertThat(stage(pair)).isEqualTo(KeyStage.CURRENT);
  }

  @Test
  void doesNotRotateAgainBeforeTheLastRotationTookEffect() throws InterruptedException {
    host.rotate();
    String versionId = host.begin();
    assertThatIllegalStateException()
        .isThrownBy(() -> host.step("createSecret", versionId))
        .withMessageStartingWith("too soon");

    clock.advance(Rotation.ACTIVATION_DELAY);
    host.step("createSecret", versionId);
    host.step("finishSecret", versionId);
    assertThat(host.stages(versionId)).contains("AWSCURRENT");
  }

  @Test
  void refusesAVersionThatIsNotBeingRotatedTo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> host.step("createSecret", UUID.randomUUID().toString()))
        .withMessageContaining("has no version");
  }

  @Test
  void refusesAVersionThatIsOver() throws InterruptedException {
    String over =
        host.secretsManager()
            .getSecretValue(get -> get.secretId(host.secretArn()).versionStage("AWSCURRENT"))
            .versionId();
    host.rotate();
    assertThatIllegalStateException()
        .isThrownBy(() -> host.step("finishSecret", over))
        .withMessageContaining("not staged as AWSPENDING");
  }

  @Test
  void anOperatorRevokesAKey() throws InterruptedException {
    SigningKeyPair stolen = current();
    assertThat(host.handle(revocation(stolen.kid()))).contains(stolen.kid());
    assertThat(stage(stolen)).isEqualTo(KeyStage.REVOKED);

    host.rotate();
    assertThat(current().activeFrom()).isEqualTo(clock.instant());
    assertThat(stage(stolen)).isEqualTo(KeyStage.REVOKED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.handle(revocation("nobody")))
        .withMessage("no such key: nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"Step\":\"revoke\"}",
        "{\"Step\":\"dance\",\"SecretId\":\"s\",\"ClientRequestToken\":\"t\"}",
        "{\"Step\":\"createSecret\",\"SecretId\":\"s\"}",
        "{\"Step\":\"createSecret\",\"SecretId\":\"s\",\"ClientRequestToken\":\"t\"}"
      })
  void refusesWhatIsNoRequestOfOurs(String event) {
    assertThatIllegalArgumentException().isThrownBy(() -> host.handle(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "set", "test", "finish"})
  void readsTheSampleEvents(String step) throws Exception {
    String versionId = host.begin();
    host.step("createSecret", versionId);
    String root = Objects.requireNonNull(System.getProperty("storehouse.root"));
    String event =
        Files.readString(Path.of(root, "events", "rotation-" + step + "-secret.json"))
            .replaceFirst("(\"SecretId\": \")[^\"]+", "$1" + host.secretArn())
            .replaceFirst("(\"ClientRequestToken\": \")[^\"]+", "$1" + versionId);

    assertThat(host.handle(event)).contains(versionId);
    host.step("finishSecret", versionId);
  }

  @Test
  void logsNothingOfThePrivateKey() {
    String privateKey = Base64.getEncoder().encodeToString(current().privateKey().getEncoded());
    assertThat(host.log()).isNotEmpty().doesNotContain(privateKey);
  }

  private SigningKeyPair current() {
    return secret.current().orElseThrow();
  }

  private SigningKeyPair pending(String versionId) {
    return SigningKeyPair.parse(
            host.secretsManager()
                .getSecretValue(get -> get.secretId(host.secretArn()).versionId(versionId))
                .secretString())
        .orElseThrow();
  }

  private PublishedKey row(SigningKeyPair pair) {
    return published.find(pair.kid()).orElseThrow();
  }

  private KeyStage stage(SigningKeyPair pair) {
    return row(pair).stage();
  }

  private static String revocation(String kid) {
    return "{\"Step\":\"revoke\",\"Kid\":\"%s\"}".formatted(kid);
  }
}
