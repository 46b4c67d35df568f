package dev.storehouse.local.aws.secrets;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * AWS Secrets Manager, version 2017-10-17, in the AWS JSON 1.1 protocol. Thread-safe.
 *
 * <p>Rules and texts: AWS Secrets Manager API Reference. Resource policies and replication are not
 * served.
 */
public final class SecretsManagerService implements AwsService {

  private static final Logger LOGGER = Logger.getLogger(SecretsManagerService.class.getName());
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FAILED = 500;

  private final SecretStore store;
  private final SecretValues values;
  private final SecretLifecycle lifecycle;
  private final SecretRotation rotation;

  /**
   * @param directory where the secrets outlive the process; in memory only when empty
   * @param functions the rotation functions
   * @throws IllegalStateException if the directory holds secrets that cannot be read
   */
  public SecretsManagerService(
      String region, Optional<Path> directory, FunctionInvoker functions, InstantSource clock) {
    this.store = new SecretStore(directory.map(SecretsFile::new), clock);
    this.values = new SecretValues(store);
    this.lifecycle = new SecretLifecycle(store, values, region);
    this.rotation =
        new SecretRotation(
            store, functions, task -> Thread.ofVirtual().name("rotation").start(task));
  }

  /** The same with the system's clock. */
  public SecretsManagerService(String region, Optional<Path> directory, FunctionInvoker functions) {
    this(region, directory, functions, InstantSource.system());
  }

  @Override
  public String signingName() {
    return "secretsmanager";
  }

  @Override
  public Set<String> targetPrefixes() {
    return Set.of("secretsmanager");
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    String operation = request.target().map(AwsRequest.Target::operation).orElse("");
    try {
      Map<String, Object> body =
          request.body().length == 0 ? Map.of() : Json.readObject(request.body());
      return AwsResponse.json(OK, CONTENT_TYPE, perform(operation, new Input(body)));
    } catch (SecretsException e) {
      return AwsResponse.jsonError(BAD_REQUEST, e.type(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return AwsResponse.jsonError(BAD_REQUEST, "SerializationException", "not a JSON object");
    } catch (RuntimeException e) {
      LOGGER.log(Level.SEVERE, e, () -> operation + " failed");
      return AwsResponse.jsonError(
          FAILED, "InternalServiceError", "An error occurred on the server side.");
    }
  }

  private Map<String, Object> perform(String operation, Input input) {
    return switch (operation) {
      case "BatchGetSecretValue" -> store.read(() -> values.batchGet(input));
      case "CancelRotateSecret" -> store.change(() -> rotation.cancel(input));
      case "CreateSecret" -> store.change(() -> lifecycle.create(input));
      case "DeleteSecret" -> store.change(() -> lifecycle.delete(input));
      case "DescribeSecret" -> store.read(() -> lifecycle.describe(input));
      case "GetRandomPassword" -> Map.of("RandomPassword", RandomPasswords.password(input));
      case "GetSecretValue" -> store.read(() -> values.get(input));
      case "ListSecretVersionIds" -> store.read(() -> values.list(input));
      case "ListSecrets" -> store.read(() -> SecretFilter.list(store, input));
      case "PutSecretValue" -> store.change(() -> values.put(input));
      case "RestoreSecret" -> store.change(() -> lifecycle.restore(input));
      case "RotateSecret" -> rotation.rotate(input);
      case "TagResource" -> store.change(() -> lifecycle.tag(input));
      case "UntagResource" -> store.change(() -> lifecycle.untag(input));
      case "UpdateSecret" -> store.change(() -> lifecycle.update(input));
      case "UpdateSecretVersionStage" -> store.change(() -> values.updateStage(input));
      default -> throw SecretsException.unknownOperation(operation);
    };
  }

  /**
   * The text of a secret's current version, for services that read secrets on a caller's behalf;
   * empty where there is none.
   *
   * @param id the name or ARN
   */
  public Optional<String> currentText(String id) {
    return store.read(
        () ->
            store
                .find(id)
                .filter(secret -> secret.deleted == null)
                .flatMap(secret -> secret.versions.labelled(SecretVersion.CURRENT))
                .flatMap(SecretVersion::value)
                .filter(SecretValue.Text.class::isInstance)
                .map(value -> ((SecretValue.Text) value).text()));
  }

  /** The secrets of a stack, created in and rotated by this service. */
  public StackSecrets ofStacks() {
    return new StackSecrets(store, lifecycle, this);
  }

  /**
   * Rotates a secret now, as RotateSecret does.
   *
   * @return completes when the last step is done, exceptionally if one fails
   */
  CompletableFuture<Void> rotate(String secretId) {
    return rotation.begin(secretId, UUID.randomUUID().toString(), true);
  }
}
