package dev.storehouse.local.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.port.AwsPort;
import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.port.LateFunctions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class StackSecretsTest {

  private static final Stack STACK =
      Template.parse(
              "test",
              """
              Parameters:
                Days: {Type: Number, Default: 30}
              Resources:
                SealSecret:
                  Type: AWS::SecretsManager::Secret
                  Properties:
                    GenerateSecretString: {PasswordLength: 64, ExcludePunctuation: true}
                KeySecret:
                  Type: AWS::SecretsManager::Secret
                  Properties:
                    Description: keys
                    GenerateSecretString:
                      SecretStringTemplate: '{"keys": []}'
                      GenerateStringKey: placeholder
                RotationFunction:
                  Type: AWS::Lambda::Function
                KeyRotation:
                  Type: AWS::SecretsManager::RotationSchedule
                  Properties:
                    SecretId: !Ref KeySecret
                    RotationLambdaARN: !GetAtt RotationFunction.Arn
                    RotationRules: {AutomaticallyAfterDays: !Ref Days}
              """)
          .resolve(Map.of());
  private static final String SEAL = "storehouse-SealSecret";
  private static final String KEY = "storehouse-KeySecret";

  private final LateFunctions functions = new LateFunctions();
  private Optional<Session> session = Optional.empty();

  @AfterEach
  void stop() {
    session.ifPresent(Session::close);
  }

  @Test
  void generatesTheSecretsOfTheTemplate() throws IOException {
    SecretsManagerClient client = start(Optional.empty()).client();

    assertThat(client.getSecretValue(request -> request.secretId(SEAL)).secretString())
        .matches("[A-Za-z0-9]{64}");
    var key = client.getSecretValue(request -> request.secretId(KEY));
    assertThat(key.arn()).isEqualTo(STACK.resource("KeySecret").physicalId());
    assertThat(Json.readObject(key.secretString().getBytes(StandardCharsets.UTF_8)))
        .containsEntry("keys", List.of())
        .containsKey("placeholder");
    var described = client.describeSecret(request -> request.secretId(KEY));
    assertThat(described.rotationEnabled()).isTrue();
    assertThat(described.rotationRules().automaticallyAfterDays()).isEqualTo(30);
    assertThat(described.description()).isEqualTo("keys");
  }

  @Test
  void keepsSecretsAcrossRestarts(@TempDir Path directory) throws IOException {
    String first = seal(start(Optional.of(directory)));
    stop();
    assertThat(seal(start(Optional.of(directory)))).isEqualTo(first);

    Path file = directory.resolve("secrets.json");
    FileStore store = Files.getFileStore(file);
    if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void saysWhichFileItCannotRead(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("secrets.json"), "{");

    assertThatThrownBy(() -> start(Optional.of(directory)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(directory.resolve("secrets.json").toString());
  }

  @Test
  void rotatesInFourSteps() {
    Session started = start(Optional.empty());
    Rotator rotator = new Rotator(started.client(), Optional.empty());
    functions.bind(rotator);
    String before = started.client().getSecretValue(request -> request.secretId(KEY)).versionId();

    started.secrets().rotateNew(STACK).join();

    assertThat(rotator.steps)
        .containsExactly("createSecret", "setSecret", "testSecret", "finishSecret");
    var after = started.client().getSecretValue(request -> request.secretId(KEY));
    assertThat(after.secretString()).isEqualTo("rotated");
    var described = started.client().describeSecret(request -> request.secretId(KEY));
    assertThat(described.versionIdsToStages().get(before)).containsExactly("AWSPREVIOUS");
    assertThat(described.versionIdsToStages().get(after.versionId())).contains("AWSCURRENT");
    assertThat(described.lastRotatedDate()).isNotNull();

    started.secrets().rotateNew(STACK).join();
    assertThat(rotator.steps).hasSize(4);
  }

  @Test
  void rotatesWhenAsked() throws InterruptedException {
    Session started = start(Optional.empty());
    functions.bind(new Rotator(started.client(), Optional.empty()));
    String token = UUID.randomUUID().toString();

    assertThat(
            started
                .client()
                .rotateSecret(request -> request.secretId(KEY).clientRequestToken(token))
                .versionId())
        .isEqualTo(token);

    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!token.equals(current(started)) && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(10));
    }
    assertThat(current(started)).isEqualTo(token);
  }

  @Test
  void leavesAFailedRotationPendingAndSaysSo() {
    Session started = start(Optional.empty());
    functions.bind(new Rotator(started.client(), Optional.of("testSecret")));
    String before = current(started);

    assertThatThrownBy(() -> started.secrets().rotateNew(STACK).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(FunctionException.class);

    assertThat(current(started)).isEqualTo(before);
    assertThatThrownBy(() -> started.client().rotateSecret(request -> request.secretId(KEY)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("A previous rotation isn't complete.");
  }

  @Test
  void needsARotationFunction() {
    Session started = start(Optional.empty());

    assertThatThrownBy(() -> started.client().rotateSecret(request -> request.secretId(SEAL)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("No Lambda rotation function ARN is associated with this secret.");
    assertThatThrownBy(() -> started.client().rotateSecret(request -> request.secretId(KEY)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private Session start(Optional<Path> directory) {
    SecretsManagerService service = new SecretsManagerService("eu-central-1", directory, functions);
    AwsPort port = AwsPort.start(0, "the port", List.of(service));
    Session started =
        new Session(port, service.ofStacks(), Clients.secretsManager(port.endpoint()));
    session = Optional.of(started);
    started.secrets().create(STACK);
    return started;
  }

  private static String seal(Session session) {
    return session.client().getSecretValue(request -> request.secretId(SEAL)).secretString();
  }

  private static String current(Session session) {
    return session.client().getSecretValue(request -> request.secretId(KEY)).versionId();
  }

  private record Session(AwsPort port, StackSecrets secrets, SecretsManagerClient client)
      implements AutoCloseable {
    @Override
    public void close() {
      client.close();
      port.close();
    }
  }

  /** A rotation function as AWS describes one, which may fail at a step. */
  private static final class Rotator implements FunctionInvoker {

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final SecretsManagerClient client;
    private final Optional<String> failing;

    Rotator(SecretsManagerClient client, Optional<String> failing) {
      this.client = client;
      this.failing = failing;
    }

    @Override
    public Set<String> functionNames() {
      return Set.of("storehouse-RotationFunction");
    }

    @Override
    public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
      Map<String, Object> event = read(payload);
      String step = String.valueOf(event.get("Step"));
      String secret = String.valueOf(event.get("SecretId"));
      String token = String.valueOf(event.get("ClientRequestToken"));
      steps.add(step);
      if (failing.equals(Optional.of(step))) {
        throw new FunctionException("TestFailed", "the new key does not work");
      }
      switch (step) {
        case "createSecret" ->
            client.putSecretValue(
                request ->
                    request
                        .secretId(secret)
                        .clientRequestToken(token)
                        .secretString("rotated")
                        .versionStages("AWSPENDING"));
        case "finishSecret" -> {
          String current = client.getSecretValue(request -> request.secretId(secret)).versionId();
          client.updateSecretVersionStage(
              request ->
                  request
                      .secretId(secret)
                      .versionStage("AWSCURRENT")
                      .moveToVersionId(token)
                      .removeFromVersionId(current));
        }
        default -> assertThat(step).isIn("setSecret", "testSecret");
      }
      return "null".getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> read(byte[] payload) throws FunctionException {
      try {
        return Json.readObject(payload);
      } catch (IOException e) {
        throw new FunctionException(e);
      }
    }
  }
}
