package dev.storehouse.authorizer.rotation;

import dev.storehouse.shared.identity.keys.SigningKeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The versions of the signing-key secret, and their staging labels. Thread-safe. */
final class SecretVersions {

  private static final String CURRENT = "AWSCURRENT";
  private static final String PENDING = "AWSPENDING";

  private final SecretsManagerClient secretsManager;
  private final String secretId;

  SecretVersions(SecretsManagerClient secretsManager, String secretId) {
    this.secretsManager = secretsManager;
    this.secretId = secretId;
  }

  /**
   * Whether a version is {@code AWSCURRENT} already, so that its rotation is over.
   *
   * @throws IllegalStateException if the version is not one this secret is being rotated to
   */
  boolean isCurrent(String versionId) {
    DescribeSecretResponse secret = secretsManager.describeSecret(get -> get.secretId(secretId));
    if (!Boolean.TRUE.equals(secret.rotationEnabled())) {
      throw new IllegalStateException("rotation is not enabled for the signing-key secret");
    }
    List<String> stages = secret.versionIdsToStages().get(versionId);
    if (stages == null) {
      throw new IllegalStateException("the signing-key secret has no version " + versionId);
    }
    if (!stages.contains(CURRENT) && !stages.contains(PENDING)) {
      throw new IllegalStateException("version " + versionId + " is not staged as " + PENDING);
    }
    return stages.contains(CURRENT);
  }

  /** The pair of the version being made, or empty before it was put. */
  Optional<SigningKeyPair> pending(String versionId) {
    try {
      GetSecretValueResponse value =
          secretsManager.getSecretValue(
              get -> get.secretId(secretId).versionId(versionId).versionStage(PENDING));
      return SigningKeyPair.parse(value.secretString());
    } catch (ResourceNotFoundException notPutYet) {
      return Optional.empty();
    }
  }

  void putPending(String versionId, SigningKeyPair pair) {
    secretsManager.putSecretValue(
        put ->
            put.secretId(secretId)
                .clientRequestToken(versionId)
                .secretString(pair.toSecretString())
                .versionStages(PENDING));
  }

  /** Moves {@code AWSCURRENT}; Secrets Manager makes the version that loses it AWSPREVIOUS. */
  void makeCurrent(String versionId) {
    Map<String, List<String>> stages =
        secretsManager.describeSecret(get -> get.secretId(secretId)).versionIdsToStages();
    String former =
        stages.entrySet().stream()
            .filter(version -> version.getValue().contains(CURRENT))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no version is staged as " + CURRENT));
    secretsManager.updateSecretVersionStage(
        update ->
            update
                .secretId(secretId)
                .versionStage(CURRENT)
                .moveToVersionId(versionId)
                .removeFromVersionId(former));
  }
}
