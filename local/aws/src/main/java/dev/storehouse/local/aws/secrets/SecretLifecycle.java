package dev.storehouse.local.aws.secrets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Operations on a secret as a whole. */
final class SecretLifecycle {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
  private static final int MAX_ID = 2048;
  private static final int MAX_TAGS = 50;
  private static final int SHORTEST_RECOVERY = 7;
  private static final int LONGEST_RECOVERY = 30;

  private final SecretStore store;
  private final SecretValues values;
  private final String arnPrefix;

  SecretLifecycle(SecretStore store, SecretValues values, String region) {
    this.store = store;
    this.values = values;
    this.arnPrefix = "arn:aws:secretsmanager:" + region + ":000000000000:secret:";
  }

  Map<String, Object> create(Input input) {
    String name = input.required("Name", 1, 512);
    String suffix =
        RandomPasswords.password(
            new Input(Map.of("PasswordLength", 6, "ExcludePunctuation", true)));
    return create(arnPrefix + name + "-" + suffix, input);
  }

  /** As CreateSecret, under an ARN that is given. */
  Map<String, Object> create(String arn, Input input) {
    String name = input.required("Name", 1, 512);
    if (!NAME.matcher(name).matches()) {
      throw SecretsException.validation(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
    }
    Optional<SecretValue> value = SecretValue.of(input);
    Optional<String> description = input.text("Description", 0, 2048);
    Optional<String> kmsKeyId = input.text("KmsKeyId", 0, 2048);
    String token = SecretValues.token(input).orElseGet(() -> UUID.randomUUID().toString());
    List<Input> tags = input.objects("Tags", MAX_TAGS);
    Optional<Secret> existing = store.find(name);
    if (existing.isPresent()) {
      return replayed(existing.get(), token, value);
    }
    Secret secret = new Secret(arn, name, store.now(), List.of());
    secret.description = description;
    secret.kmsKeyId = kmsKeyId;
    tag(secret, tags);
    Map<String, Object> answer = Output.identity(secret);
    value.ifPresent(
        given -> {
          values.write(secret, token, given, List.of(SecretVersion.CURRENT));
          answer.put("VersionId", token);
        });
    store.add(secret);
    return answer;
  }

  /** A repeated request with the same token and value is answered as the first one was. */
  private static Map<String, Object> replayed(
      Secret secret, String token, Optional<SecretValue> value) {
    if (secret.deleted != null) {
      throw SecretsException.invalidRequest(
          "You can't create this secret because a secret with this name is already scheduled for deletion.");
    }
    if (value.isPresent()
        && secret.versions.find(token).filter(v -> v.value().equals(value)).isPresent()) {
      return Output.identity(secret, token);
    }
    throw SecretsException.exists(
        "The operation failed because the secret " + secret.name + " already exists.");
  }

  Map<String, Object> update(Input input) {
    Secret secret = store.active(id(input));
    Optional<SecretValue> value = SecretValue.of(input);
    Optional<String> description = input.text("Description", 0, 2048);
    Optional<String> kmsKeyId = input.text("KmsKeyId", 0, 2048);
    String token = SecretValues.token(input).orElseGet(() -> UUID.randomUUID().toString());
    value.ifPresent(given -> values.write(secret, token, given, List.of(SecretVersion.CURRENT)));
    secret.description = description.or(() -> secret.description);
    secret.kmsKeyId = kmsKeyId.or(() -> secret.kmsKeyId);
    secret.changed = store.now();
    return value.isPresent() ? Output.identity(secret, token) : Output.identity(secret);
  }

  Map<String, Object> describe(Input input) {
    Secret secret = store.find(id(input)).orElseThrow(SecretsException::notFound);
    return Output.description(secret, "VersionIdsToStages");
  }

  Map<String, Object> delete(Input input) {
    boolean force = input.flag("ForceDeleteWithoutRecovery", false);
    if (force && input.has("RecoveryWindowInDays")) {
      throw SecretsException.invalidParameter(
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    int days =
        input
            .integer("RecoveryWindowInDays", Integer.MIN_VALUE, Integer.MAX_VALUE)
            .orElse(LONGEST_RECOVERY);
    if (days < SHORTEST_RECOVERY || days > LONGEST_RECOVERY) {
      throw SecretsException.invalidParameter(
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    Secret secret =
        force
            ? store.find(id(input)).orElseThrow(SecretsException::notFound)
            : store.active(id(input));
    Instant date = force ? store.now() : store.now().plus(Duration.ofDays(days));
    secret.deleted = date;
    if (force) {
      store.remove(secret);
    }
    Map<String, Object> answer = Output.identity(secret);
    answer.put("DeletionDate", Output.seconds(date));
    return answer;
  }

  Map<String, Object> restore(Input input) {
    Secret secret = store.find(id(input)).orElseThrow(SecretsException::notFound);
    secret.deleted = null;
    return Output.identity(secret);
  }

  Map<String, Object> tag(Input input) {
    Secret secret = store.active(id(input));
    tag(secret, input.objects("Tags", MAX_TAGS));
    return Map.of();
  }

  Map<String, Object> untag(Input input) {
    Secret secret = store.active(id(input));
    input.texts("TagKeys", MAX_TAGS).forEach(secret.tags::remove);
    return Map.of();
  }

  static String id(Input input) {
    return input.required("SecretId", 1, MAX_ID);
  }

  private static void tag(Secret secret, List<Input> tags) {
    tags.forEach(
        tag -> secret.tags.put(tag.required("Key", 1, 128), tag.text("Value", 0, 256).orElse("")));
  }
}
