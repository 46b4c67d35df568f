package dev.storehouse.store.auth;

import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Someone at some address who uses the store through its tokens alone: no authorizer runs before
 * the function, which therefore looks at every access token itself.
 */
public record Visitor(StoreClient store, String email, String password) {

  static final String PASSWORD = "correct horse battery staple";

  /** A stranger with an e-mail of their own. */
  public static Visitor of(StoreClient store) {
    return new Visitor(store.anyone(), UUID.randomUUID() + "@example.com", PASSWORD);
  }

  /** Lets the store sign tokens: gives it the key that the rotation function would have made. */
  public static void signingKey(AwsSandbox aws) {
    Instant now = Instant.now();
    SigningKeyPair pair = SigningKeyPair.generate(now, now);
    new PublishedKeys(aws.dynamoDb(), aws.table("SigningKeysTable")).publish(pair.publicJwk(), now);
    Environment environment = new Environment(aws.environment("StoreFunction"));
    try (SecretsManagerClient secrets = new AwsClients(environment).secretsManager()) {
      secrets.putSecretValue(
          put -> put.secretId(aws.secret("SigningKeySecret")).secretString(pair.toSecretString()));
    }
  }

  Visitor with(String otherPassword) {
    return new Visitor(store, email, otherPassword);
  }

  Visitor from(String sourceIp) {
    return new Visitor(store.from(sourceIp), email, password);
  }

  /** Registers and returns the user's document. */
  public Reply register() {
    return store.post("/auth/register", credentials());
  }

  public Reply login() {
    return store.post("/auth/login", credentials());
  }

  Reply refresh(String refreshToken) {
    return store.post("/auth/refresh", Map.of("refresh_token", refreshToken));
  }

  Reply logout(String refreshToken) {
    return store.post("/auth/logout", Map.of("refresh_token", refreshToken));
  }

  /** Whether the access token in an answer still opens the door. */
  Reply me(Reply tokens) {
    return store.get("/users/me", bearer(tokens));
  }

  Reply changePassword(Reply tokens, String current, String next) {
    return store.send(
        "PUT",
        "/users/me/password",
        bearer(tokens),
        Map.of("current_password", current, "new_password", next));
  }

  /** A request with the access token in an answer and If-Match. */
  public Reply change(String method, Reply tokens, String ifMatch, Map<String, ?> body) {
    Map<String, String> headers =
        Map.of("authorization", bearer(tokens).get("authorization"), "if-match", ifMatch);
    return body.isEmpty()
        ? store.call(method, "/users/me", headers, Optional.empty())
        : store.send(method, "/users/me", headers, body);
  }

  public static Map<String, String> bearer(Reply tokens) {
    return Map.of("authorization", "Bearer " + tokens.text("access_token"));
  }

  Map<String, String> credentials() {
    return Map.of("email", email, "password", password);
  }
}
