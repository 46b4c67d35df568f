package dev.storehouse.shared.identity.keys;

import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The signing-key secret, read by staging label. Thread-safe. */
public final class SigningKeySecret {

  private final SecretsManagerClient secretsManager;
  private final String secretId;

  public SigningKeySecret(SecretsManagerClient secretsManager, String secretId) {
    this.secretsManager = secretsManager;
    this.secretId = secretId;
  }

  /** The key pair labelled {@code AWSCURRENT}, or empty while the secret holds a placeholder. */
  public Optional<SigningKeyPair> current() {
    return at("AWSCURRENT");
  }

  /** The key pair labelled {@code AWSPREVIOUS}, or empty when there is none. */
  public Optional<SigningKeyPair> previous() {
    return at("AWSPREVIOUS");
  }

  private Optional<SigningKeyPair> at(String stage) {
    try {
      GetSecretValueResponse value =
          secretsManager.getSecretValue(get -> get.secretId(secretId).versionStage(stage));
      return SigningKeyPair.parse(value.secretString());
    } catch (ResourceNotFoundException noSuchVersion) {
      return Optional.empty();
    }
  }
}
