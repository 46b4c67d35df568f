package dev.storehouse.authorizer.rotation;

import dev.storehouse.authorizer.RecordingContext;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Runs the rotation function where Lambda would, and asks Secrets Manager for rotations. */
final class RotationHost implements FunctionInvoker {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String functionName;
  private final String secretArn;
  private final SigningKeyRotationFunction function;
  private final SecretsManagerClient secretsManager;
  private final RecordingContext context = new RecordingContext();
  private volatile Optional<CountDownLatch> ignored = Optional.empty();

  RotationHost(AwsSandbox aws, Clock clock) {
    Environment environment = new Environment(aws.environment("SigningKeyRotationFunction"));
    this.functionName = aws.stack().resource("SigningKeyRotationFunction").physicalId();
    this.secretArn = aws.secret("SigningKeySecret");
    this.function = new SigningKeyRotationFunction(environment, clock);
    this.secretsManager = new AwsClients(environment).secretsManager();
    aws.bind(this);
  }

  SecretsManagerClient secretsManager() {
    return secretsManager;
  }

  String secretArn() {
    return secretArn;
  }

  /** What the function has logged so far. */
  String log() {
    return context.log();
  }

  /** Has Secrets Manager rotate the secret, and waits until the new version is the current one. */
  void rotate() throws InterruptedException {
    String versionId = UUID.randomUUID().toString();
    secretsManager.rotateSecret(rotate -> rotate.secretId(secretArn).clientRequestToken(versionId));
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!stages(versionId).contains("AWSCURRENT")) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the rotation did not end: " + log());
      }
      Thread.sleep(10);
    }
    // The label moves before the last step tidies up; a step may be repeated, so this ends it.
    step("finishSecret", versionId);
  }

  /**
   * Has Secrets Manager begin a rotation, but does nothing about it: leaves an empty version that
   * is staged as {@code AWSPENDING}.
   */
  String begin() throws InterruptedException {
    CountDownLatch steps = new CountDownLatch(RotationStep.values().length);
    ignored = Optional.of(steps);
    String versionId =
        secretsManager.rotateSecret(rotate -> rotate.secretId(secretArn)).versionId();
    if (!steps.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Secrets Manager did not ask for every step");
    }
    ignored = Optional.empty();
    return versionId;
  }

  List<String> stages(String versionId) {
    return secretsManager
        .describeSecret(describe -> describe.secretId(secretArn))
        .versionIdsToStages()
        .getOrDefault(versionId, List.of());
  }

  String step(String step, String versionId) {
    return handle(
        Json.write(Map.of("Step", step, "SecretId", secretArn, "ClientRequestToken", versionId)));
  }

  String handle(String event) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Set<String> functionNames() {
    return Set.of(functionName);
  }

  @Override
  public byte[] invoke(String name, byte[] payload) throws FunctionException {
    Optional<CountDownLatch> steps = ignored;
    if (steps.isPresent()) {
      steps.get().countDown();
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
    try {
      return handle(new String(payload, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException thrown) {
      throw new FunctionException(thrown);
    }
  }
}
