package dev.storehouse.authorizer.rotation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeySecret;
import dev.storehouse.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Lambda entry point: rotates the signing key when Secrets Manager asks, and revokes a key when an
 * operator does ({@code docs/runbooks/signing-keys.md}):
 *
 * <pre>{@code
 * aws lambda invoke --function-name <name> --cli-binary-format raw-in-base64-out \
 *   --payload '{"Step":"revoke","Kid":"<key id>"}' /dev/stdout
 * }</pre>
 *
 * <p>It reads bytes because the one event type there is knows nothing of a revocation. Thread-safe.
 */
public final class SigningKeyRotationFunction implements RequestStreamHandler {

  private final String secretArn;
  private final Rotation rotation;
  private final PublishedKeys publishedKeys;

  /** The function as Lambda creates it. */
  public SigningKeyRotationFunction() {
    this(Environment.ofProcess());
  }

  /**
   * The function in a given environment.
   *
   * @throws IllegalStateException if a variable of the template is missing
   */
  public SigningKeyRotationFunction(Environment environment) {
    this(environment, Clock.systemUTC());
  }

  SigningKeyRotationFunction(Environment environment, Clock clock) {
    AwsClients clients = new AwsClients(environment);
    SecretsManagerClient secretsManager = clients.secretsManager();
    this.secretArn = environment.required("SIGNING_KEY_SECRET_ARN");
    this.publishedKeys =
        new PublishedKeys(clients.dynamoDb(), environment.required("SIGNING_KEYS_TABLE"));
    this.rotation =
        new Rotation(
            new SecretVersions(secretsManager, secretArn),
            new SigningKeySecret(secretsManager, secretArn),
            publishedKeys,
            clock);
  }

  /**
   * Performs the request, or throws, which Secrets Manager takes for a failed rotation and {@code
   * aws lambda invoke} shows as {@code FunctionError}.
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, String> result =
        switch (RotationRequest.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8))) {
          case RotationRequest.Rotate rotate -> rotate(rotate);
          case RotationRequest.Revoke(String kid) -> revoke(kid);
        };
    String line = Json.write(result);
    context.getLogger().log(line + System.lineSeparator());
    output.write(line.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> rotate(RotationRequest.Rotate request) {
    if (!request.secretId().equals(secretArn)) {
      throw new IllegalArgumentException("this function rotates the signing-key secret only");
    }
    rotation.perform(request.step(), request.versionId());
    return Map.of("step", request.step().name(), "version_id", request.versionId());
  }

  private Map<String, String> revoke(String kid) {
    if (!publishedKeys.revoke(kid)) {
      throw new IllegalArgumentException("no such key: " + kid);
    }
    return Map.of("step", "REVOKE", "kid", kid);
  }
}
