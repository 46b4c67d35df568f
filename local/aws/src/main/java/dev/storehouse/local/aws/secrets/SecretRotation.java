package dev.storehouse.local.aws.secrets;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.aws.port.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Rotation by a Lambda function in four steps.
 *
 * <p>Rules: AWS Secrets Manager User Guide, "Lambda rotation functions"; API Reference,
 * "RotateSecret". The schedule itself is kept but not followed: on one machine a rotation happens
 * when it is asked for.
 */
final class SecretRotation {

  private static final Logger LOGGER = Logger.getLogger(SecretRotation.class.getName());
  private static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");
  private static final List<String> TEST = List.of("testSecret");

  private final SecretStore store;
  private final FunctionInvoker functions;
  private final Executor executor;

  SecretRotation(SecretStore store, FunctionInvoker functions, Executor executor) {
    this.store = store;
    this.functions = functions;
    this.executor = executor;
  }

  /** Answers at once, as AWS does; the steps follow. */
  Map<String, Object> rotate(Input input) {
    String id = SecretLifecycle.id(input);
    String token = SecretValues.token(input).orElseGet(() -> UUID.randomUUID().toString());
    boolean immediately = input.flag("RotateImmediately", true);
    Secret secret = store.change(() -> configured(id, input));
    CompletableFuture<Void> _ =
        begin(secret.arn, token, immediately)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOGGER.log(Level.WARNING, failure, () -> "rotation failed: " + secret.name);
                  }
                });
    return Output.identity(secret, token);
  }

  private Secret configured(String id, Input input) {
    Secret secret = store.active(id);
    Optional<Map<String, Object>> rules = input.object("RotationRules").map(Input::members);
    String function =
        input
            .text("RotationLambdaARN", 1, 2048)
            .or(() -> secret.rotation.map(Secret.Rotation::function))
            .orElseThrow(
                () ->
                    SecretsException.invalidRequest(
                        "No Lambda rotation function ARN is associated with this secret."));
    name(function);
    secret.rotation =
        Optional.of(
            new Secret.Rotation(
                function,
                rules.or(() -> secret.rotation.map(Secret.Rotation::rules)).orElse(Map.of())));
    return secret;
  }

  Map<String, Object> cancel(Input input) {
    Secret secret = store.active(SecretLifecycle.id(input));
    secret.rotation = Optional.empty();
    return Output.identity(secret);
  }

  /**
   * Makes the pending version at once and runs the steps on it.
   *
   * @param immediately otherwise the function is tested and the version taken back
   * @return completes when all steps are done, exceptionally with a {@link FunctionException}
   */
  CompletableFuture<Void> begin(String secretId, String token, boolean immediately) {
    Secret secret = store.change(() -> withPending(store.active(secretId), token));
    String function = secret.rotation.map(Secret.Rotation::function).orElseThrow();
    return CompletableFuture.runAsync(
        () -> {
          try {
            run(secret.arn, token, name(function), immediately ? STEPS : TEST);
          } catch (FunctionException e) {
            throw new CompletionException(e);
          } finally {
            store.change(() -> finished(secret, token, immediately));
          }
        },
        executor);
  }

  private Secret withPending(Secret secret, String token) {
    if (secret.rotation.isEmpty()) {
      throw SecretsException.invalidRequest(
          "No Lambda rotation function ARN is associated with this secret.");
    }
    Optional<SecretVersion> pending = secret.versions.labelled(SecretVersion.PENDING);
    boolean underway =
        pending
            .filter(version -> !version.stages().contains(SecretVersion.CURRENT))
            .filter(version -> version.value().isPresent() && !version.id().equals(token))
            .isPresent();
    if (underway) {
      throw SecretsException.invalidRequest(
          "A previous rotation isn't complete. That rotation will be reattempted.");
    }
    if (secret.versions.find(token).isEmpty()) {
      secret.versions.put(
          new SecretVersion(token, store.now(), Optional.empty(), new TreeSet<String>()));
    }
    secret.versions.move(SecretVersion.PENDING, token);
    return secret;
  }

  private void run(String arn, String token, String function, List<String> steps)
      throws FunctionException {
    for (String step : steps) {
      byte[] event = Json.write(Map.of("Step", step, "SecretId", arn, "ClientRequestToken", token));
      functions.invoke(function, event);
    }
  }

  private Secret finished(Secret secret, String token, boolean immediately) {
    Optional<SecretVersion> version = secret.versions.find(token);
    if (version.filter(found -> found.stages().contains(SecretVersion.CURRENT)).isPresent()) {
      Instant now = store.now();
      secret.rotated = now;
      secret.changed = now;
    } else if (!immediately && version.filter(found -> found.value().isEmpty()).isPresent()) {
      secret.versions.remove(token);
    }
    return secret;
  }

  private String name(String functionArn) {
    String name =
        functionArn.replaceFirst("^arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:", "")
            .split(":", -1)[0];
    if (!functions.functionNames().contains(name)) {
      throw SecretsException.notFound(
          "Secrets Manager cannot invoke the specified Lambda function: " + functionArn);
    }
    return name;
  }
}
