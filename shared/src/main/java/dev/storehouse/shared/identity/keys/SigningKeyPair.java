package dev.storehouse.shared.identity.keys;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ES256 key pair as a version of the signing-key secret holds it. Never prints its private half.
 * Immutable.
 *
 * @param publicJwk the public half, and the key id
 * @param privateKey the private half
 * @param createdAt when the pair was made
 * @param activeFrom from when it signs: late enough for every verifier to know it by then
 */
public record SigningKeyPair(
    PublicJwk publicJwk, ECPrivateKey privateKey, Instant createdAt, Instant activeFrom) {

  /** A new pair. */
  public static SigningKeyPair generate(Instant createdAt, Instant activeFrom) {
    KeyPair pair = P256.generate();
    return new SigningKeyPair(
        PublicJwk.of((ECPublicKey) pair.getPublic()),
        (ECPrivateKey) pair.getPrivate(),
        createdAt,
        activeFrom);
  }

  /**
   * Reads {@link #toSecretString} back. Empty for what is no key at all, such as the placeholder a
   * stack is created with.
   *
   * @throws IllegalArgumentException if it claims to be a key pair and is not one; the message
   *     holds nothing of the secret
   */
  public static Optional<SigningKeyPair> parse(String secretString) {
    return members(secretString)
        .filter(members -> members.containsKey("private_key"))
        .map(SigningKeyPair::ofMembers);
  }

  /** The key id. */
  public String kid() {
    return publicJwk.kid();
  }

  /**
   * What the secret holds: JSON with {@code kid, private_key, public_jwk, created_at, active_from}.
   */
  public String toSecretString() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kid", kid());
    members.put("private_key", Base64.getEncoder().encodeToString(privateKey.getEncoded()));
    members.put("public_jwk", publicJwk.toJson());
    members.put("created_at", createdAt.toString());
    members.put("active_from", activeFrom.toString());
    return Json.write(members);
  }

  @Override
  public String toString() {
    return "SigningKeyPair[kid=%s, activeFrom=%s]".formatted(kid(), activeFrom);
  }

  private static Optional<Map<String, @Nullable Object>> members(String secretString) {
    try {
      return Optional.of(Json.readObject(secretString));
    } catch (JsonSyntaxException notJson) {
      return Optional.empty();
    }
  }

  // A parser quotes what it could not read, so no cause goes along: it would hold the secret.
  private static SigningKeyPair ofMembers(Map<String, @Nullable Object> members) {
    try {
      return new SigningKeyPair(
          PublicJwk.parse(text(members, "public_jwk")),
          P256.privateKey(text(members, "private_key")),
          Instant.parse(text(members, "created_at")),
          Instant.parse(text(members, "active_from")));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new IllegalArgumentException("the signing-key secret does not hold a key pair");
    }
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    return String.valueOf(members.get(name));
  }
}
