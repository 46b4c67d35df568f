package dev.storehouse.local.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.local.aws.port.AwsPort;
import dev.storehouse.local.aws.port.LateFunctions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretsManagerTest {

  private final LateFunctions functions = new LateFunctions();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T03:04:05.678Z"));
  private AwsPort port;
  private SecretsManagerClient client;

  @BeforeEach
  void start() {
    port =
        AwsPort.start(
            0,
            "the port",
            List.of(new SecretsManagerService("eu-central-1", Optional.empty(), functions, clock)));
    client = Clients.secretsManager(port.endpoint());
  }

  @AfterEach
  void stop() {
    client.close();
    port.close();
  }

  @Test
  void findsASecretByNameAndByArn() {
    CreateSecretResponse created = create("shop/key", "one");
    assertThat(created.arn())
        .matches("arn:aws:secretsmanager:eu-central-1:000000000000:secret:shop/key-[A-Za-z0-9]{6}");

    String partial = created.arn().substring(0, created.arn().length() - 7);
    assertThat(List.of("shop/key", created.arn(), partial))
        .allSatisfy(id -> assertThat(get(id).secretString()).isEqualTo("one"));
    GetSecretValueResponse value = get("shop/key");
    assertThat(value.versionStages()).containsExactly("AWSCURRENT");
    assertThat(value.createdDate()).isEqualTo("2026-01-02T03:04:05.678Z");
  }

  @Test
  void keepsBytes() {
    client.createSecret(
        request ->
            request.name("bytes").secretBinary(SdkBytes.fromByteArray(new byte[] {0, 1, -1})));

    assertThat(get("bytes").secretBinary().asByteArray()).containsExactly(0, 1, -1);
    assertThat(get("bytes").secretString()).isNull();
  }

  @Test
  void movesTheLabelsOnEachNewValue() {
    String first = create("key", "one").versionId();
    String second = put("key", "two");
    String third = put("key", "three");

    assertThat(get("key").secretString()).isEqualTo("three");
    assertThat(stages("key"))
        .isEqualTo(Map.of(third, List.of("AWSCURRENT"), second, List.of("AWSPREVIOUS")));
    assertThat(byStage("key", "AWSPREVIOUS")).isEqualTo("two");
    assertThat(
            client
                .getSecretValue(request -> request.secretId("key").versionId(first))
                .secretString())
        .isEqualTo("one");
    assertThat(versionIds(false)).containsExactlyInAnyOrder(second, third);
    assertThat(versionIds(true)).containsExactlyInAnyOrder(first, second, third);
  }

  @Test
  void writesAVersionOnce() {
    create("key", "one");
    String token = UUID.randomUUID().toString();
    putPending("key", token, "two");
    putPending("key", token, "two");

    assertThat(get("key").secretString()).isEqualTo("one");
    assertThat(byStage("key", "AWSPENDING")).isEqualTo("two");
    assertThatThrownBy(() -> putPending("key", token, "three"))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void promotesAPendingVersion() {
    String current = create("key", "one").versionId();
    String pending = UUID.randomUUID().toString();
    putPending("key", pending, "two");

    assertThatThrownBy(
            () ->
                client.updateSecretVersionStage(
                    request ->
                        request
                            .secretId("key")
                            .versionStage("AWSCURRENT")
                            .moveToVersionId(pending)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(
            "Staging label AWSCURRENT is currently attached to version " + current);
    client.updateSecretVersionStage(
        request ->
            request
                .secretId("key")
                .versionStage("AWSCURRENT")
                .moveToVersionId(pending)
                .removeFromVersionId(current));

    assertThat(stages("key"))
        .isEqualTo(
            Map.of(pending, List.of("AWSCURRENT", "AWSPENDING"), current, List.of("AWSPREVIOUS")));
    client.updateSecretVersionStage(
        request -> request.secretId("key").versionStage("AWSPENDING").removeFromVersionId(pending));
    assertThat(stages("key").get(pending)).containsExactly("AWSCURRENT");
  }

  @Test
  void rollsBack() {
    String first = create("key", "one").versionId();
    String second = put("key", "two");

    client.updateSecretVersionStage(
        request ->
            request
                .secretId("key")
                .versionStage("AWSCURRENT")
                .moveToVersionId(first)
                .removeFromVersionId(second));

    assertThat(stages("key"))
        .isEqualTo(Map.of(first, List.of("AWSCURRENT"), second, List.of("AWSPREVIOUS")));
  }

  @Test
  void neverLosesTheCurrentLabel() {
    String version = create("key", "one").versionId();

    assertThatThrownBy(
            () ->
                client.updateSecretVersionStage(
                    request ->
                        request
                            .secretId("key")
                            .versionStage("AWSCURRENT")
                            .removeFromVersionId(version)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("You can only move staging label AWSCURRENT");
    assertThatThrownBy(
            () ->
                client.updateSecretVersionStage(
                    request ->
                        request
                            .secretId("key")
                            .versionStage("AWSPENDING")
                            .removeFromVersionId(version)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("is not attached to version");
  }

  @Test
  void saysWhatIsMissing() {
    create("key", "one");
    String unknown = UUID.randomUUID().toString();

    assertThatThrownBy(() -> get("other"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
    assertThatThrownBy(() -> byStage("key", "AWSPENDING"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining(
            "can't find the specified secret value for staging label: AWSPENDING");
    assertThatThrownBy(
            () -> client.getSecretValue(request -> request.secretId("key").versionId(unknown)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("can't find the specified secret value for VersionId: " + unknown);
  }

  @Test
  void createsASecretOnce() {
    String token = UUID.randomUUID().toString();
    String arn = create("key", "one", token).arn();

    assertThat(create("key", "one", token).arn()).isEqualTo(arn);
    assertThatThrownBy(() -> create("key", "two", token))
        .isInstanceOf(ResourceExistsException.class)
        .hasMessageContaining("The operation failed because the secret key already exists.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a#b", "größe"})
  void refusesNames(String name) {
    assertThatThrownBy(() -> create(name, "one"))
        .isInstanceOfSatisfying(
            SecretsManagerException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .startsWith("Invalid name. Must be a valid name"));
  }

  @Test
  void limitsAValueTo64KiB() {
    create("key", "x".repeat(65536));

    assertThatThrownBy(() -> put("key", "x".repeat(65537)))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("less than or equal to 65536");
    assertThatThrownBy(() -> client.putSecretValue(request -> request.secretId("key")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("You must provide either SecretString or SecretBinary.");
    assertThatThrownBy(
            () ->
                client.putSecretValue(
                    request ->
                        request
                            .secretId("key")
                            .secretString("a")
                            .secretBinary(SdkBytes.fromUtf8String("b"))))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                client.putSecretValue(
                    request ->
                        request.secretId("key").secretString("a").clientRequestToken("short")))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("'clientRequestToken'");
  }

  @Test
  void deletesAfterARecoveryWindow() {
    create("key", "one");
    Instant date =
        client
            .deleteSecret(request -> request.secretId("key").recoveryWindowInDays(7L))
            .deletionDate();
    assertThat(date).isEqualTo(clock.instant().plus(Duration.ofDays(7)));

    assertThatThrownBy(() -> get("key"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("marked for deletion");
    assertThatThrownBy(() -> create("key", "two"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("already scheduled for deletion");
    assertThat(client.listSecrets().secretList()).isEmpty();

    client.restoreSecret(request -> request.secretId("key"));
    assertThat(get("key").secretString()).isEqualTo("one");

    client.deleteSecret(request -> request.secretId("key").recoveryWindowInDays(7L));
    clock.advance(Duration.ofDays(8));
    assertThatThrownBy(() -> get("key")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void deletesAtOnceWhenForced() {
    create("key", "one");
    assertThatThrownBy(
            () -> client.deleteSecret(request -> request.secretId("key").recoveryWindowInDays(6L)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("between 7 and 30 days");

    client.deleteSecret(request -> request.secretId("key").forceDeleteWithoutRecovery(true));

    assertThatThrownBy(() -> get("key")).isInstanceOf(ResourceNotFoundException.class);
    assertThat(create("key", "two").name()).isEqualTo("key");
  }

  @Test
  void listsInPages() {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < 7; index++) {
      names.add("shop/" + index);
      create("shop/" + index, "x");
    }
    create("other", "x");

    List<String> found =
        client
            .listSecretsPaginator(
                request ->
                    request
                        .maxResults(3)
                        .filters(
                            Filter.builder()
                                .key(FilterNameStringType.NAME)
                                .values("shop/")
                                .build()))
            .stream()
            .flatMap(page -> page.secretList().stream())
            .map(SecretListEntry::name)
            .toList();

    assertThat(found).isEqualTo(names);
    assertThatThrownBy(() -> client.listSecrets(request -> request.nextToken("nonsense")))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("NextToken");
  }

  @Test
  void describesASecret() {
    String version =
        client
            .createSecret(
                request ->
                    request
                        .name("key")
                        .secretString("one")
                        .description("the key")
                        .tags(Tag.builder().key("stage").value("dev").build()))
            .versionId();
    client.tagResource(
        request -> request.secretId("key").tags(Tag.builder().key("a").value("b").build()));
    client.untagResource(request -> request.secretId("key").tagKeys("stage"));
    client.updateSecret(request -> request.secretId("key").description("the other key"));

    var described = client.describeSecret(request -> request.secretId("key"));
    assertThat(described.description()).isEqualTo("the other key");
    assertThat(described.tags()).containsExactly(Tag.builder().key("a").value("b").build());
    assertThat(described.versionIdsToStages()).containsOnlyKeys(version);
    assertThat(described.createdDate()).isEqualTo(clock.instant());
    assertThat(described.rotationEnabled()).isNull();
  }

  @Test
  void readsSeveralAtOnce() {
    create("one", "1");
    create("two", "2");

    var batch = client.batchGetSecretValue(request -> request.secretIdList("one", "two", "three"));

    assertThat(batch.secretValues()).extracting("secretString").containsExactly("1", "2");
    assertThat(batch.errors()).extracting("secretId").containsExactly("three");
    assertThat(batch.errors()).extracting("errorCode").containsExactly("ResourceNotFoundException");
  }

  @Test
  void makesPasswords() {
    String password =
        client
            .getRandomPassword(
                request ->
                    request
                        .passwordLength(20L)
                        .excludePunctuation(true)
                        .excludeUppercase(true)
                        .excludeCharacters("0aeiou"))
            .randomPassword();

    assertThat(password)
        .matches("[b-df-hj-np-tv-z1-9]{20}")
        .matches(".*[1-9].*")
        .matches(".*[a-z].*");
    assertThatThrownBy(() -> client.getRandomPassword(request -> request.passwordLength(3L)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void refusesAnOperationItDoesNotServe() {
    create("key", "one");
    assertThatThrownBy(() -> client.getResourcePolicy(request -> request.secretId("key")))
        .isInstanceOfSatisfying(
            SecretsManagerException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }

  private CreateSecretResponse create(String name, String value) {
    return create(name, value, UUID.randomUUID().toString());
  }

  private CreateSecretResponse create(String name, String value, String token) {
    return client.createSecret(
        request -> request.name(name).secretString(value).clientRequestToken(token));
  }

  private String put(String id, String value) {
    return client.putSecretValue(request -> request.secretId(id).secretString(value)).versionId();
  }

  private void putPending(String id, String token, String value) {
    client.putSecretValue(
        request ->
            request
                .secretId(id)
                .clientRequestToken(token)
                .secretString(value)
                .versionStages("AWSPENDING"));
  }

  private GetSecretValueResponse get(String id) {
    return client.getSecretValue(request -> request.secretId(id));
  }

  private String byStage(String id, String stage) {
    return client
        .getSecretValue(request -> request.secretId(id).versionStage(stage))
        .secretString();
  }

  private Map<String, List<String>> stages(String id) {
    return client.describeSecret(request -> request.secretId(id)).versionIdsToStages();
  }

  private List<String> versionIds(boolean deprecated) {
    return client
        .listSecretVersionIds(request -> request.secretId("key").includeDeprecated(deprecated))
        .versions()
        .stream()
        .map(SecretVersionsListEntry::versionId)
        .toList();
  }
}
