package dev.storehouse.local.aws.secrets;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The secrets of a stack: {@code AWS::SecretsManager::Secret}, with {@code GenerateSecretString},
 * and {@code AWS::SecretsManager::RotationSchedule}.
 */
public final class StackSecrets {

  private static final String SECRET = "AWS::SecretsManager::Secret";
  private static final String SCHEDULE = "AWS::SecretsManager::RotationSchedule";

  private static final String DAYS = "AutomaticallyAfterDays";

  private final SecretStore store;
  private final SecretLifecycle lifecycle;
  private final SecretsManagerService service;

  StackSecrets(SecretStore store, SecretLifecycle lifecycle, SecretsManagerService service) {
    this.store = store;
    this.lifecycle = lifecycle;
    this.service = service;
  }

  /** Creates each secret that does not exist yet and notes which function rotates it. */
  public void create(Stack stack) {
    stack.resourcesOf(SECRET).forEach(this::create);
    stack.resourcesOf(SCHEDULE).forEach(this::schedule);
  }

  /**
   * A secret that a stack is given the ARN of, rather than makes; created if there is none.
   *
   * @param text what it holds when it is new
   * @return what it holds now
   */
  public String provide(String arn, Supplier<String> text) {
    store.change(
        () ->
            store
                .find(arn)
                .map(Output::identity)
                .orElseGet(
                    () ->
                        lifecycle.create(
                            arn,
                            new Input(Map.of("Name", name(arn), "SecretString", text.get())))));
    return service
        .currentText(arn)
        .orElseThrow(() -> new IllegalStateException("the secret %s has no text".formatted(arn)));
  }

  /**
   * Rotates each scheduled secret of the stack that never was rotated, as a deployment of the
   * schedule does. The rotation functions must run.
   *
   * @return completes when all have been, exceptionally if one fails
   */
  public CompletableFuture<Void> rotateNew(Stack stack) {
    return CompletableFuture.allOf(
        stack.resourcesOf(SCHEDULE).stream()
            .map(Resource::properties)
            .filter(properties -> properties.flag("RotateImmediatelyOnUpdate", true))
            .map(properties -> properties.text("SecretId"))
            .filter(this::neverRotated)
            .map(service::rotate)
            .toArray(CompletableFuture[]::new));
  }

  private boolean neverRotated(String id) {
    return store.read(() -> store.active(id).rotated == null);
  }

  private void create(Resource resource) {
    Section properties = resource.properties();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("Name", name(resource.physicalId()));
    properties.optionalText("Description").ifPresent(text -> request.put("Description", text));
    properties.optionalText("KmsKeyId").ifPresent(key -> request.put("KmsKeyId", key));
    properties
        .optionalText("SecretString")
        .or(() -> properties.optionalSection("GenerateSecretString").map(GeneratedSecret::text))
        .ifPresent(text -> request.put("SecretString", text));
    store.change(
        () ->
            store
                .find(resource.physicalId())
                .map(Output::identity)
                .orElseGet(() -> lifecycle.create(resource.physicalId(), new Input(request))));
  }

  private void schedule(Resource resource) {
    Section properties = resource.properties();
    Optional<String> function = properties.optionalText("RotationLambdaARN");
    store.change(
        () -> {
          Secret secret = store.active(properties.text("SecretId"));
          secret.rotation =
              function.map(
                  arn -> new Secret.Rotation(arn, rules(properties.section("RotationRules"))));
          return secret;
        });
  }

  /** With the days as the number the wire wants, even where a parameter gives them as text. */
  private static Map<String, Object> rules(Section section) {
    Map<String, Object> rules = new LinkedHashMap<>(section.values());
    section.optionalInteger(DAYS).ifPresent(days -> rules.put(DAYS, days));
    return rules;
  }

  /** The name within the ARN: what stands before the six characters at its end. */
  private static String name(String arn) {
    return arn.substring(arn.indexOf(":secret:") + ":secret:".length(), arn.lastIndexOf('-'));
  }
}
