package dev.storehouse.shared.identity.keys;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.shared.secret.Sha256;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public half of an ES256 key as a JSON Web Key (RFC 7517, RFC 7518 §6.2). Its key id is its
 * own SHA-256 thumbprint (RFC 7638), so a key id can never come to mean another key. Immutable.
 *
 * @param kid the key id, 43 characters of base64url
 * @param x the x coordinate, base64url
 * @param y the y coordinate, base64url
 */
public record PublicJwk(String kid, String x, String y) {

  public PublicJwk {
    P256.publicKey(P256.decode(x), P256.decode(y));
    if (!kid.equals(thumbprint(x, y))) {
      throw new IllegalArgumentException("the key id is not the thumbprint of the key");
    }
  }

  static PublicJwk of(ECPublicKey key) {
    String x = P256.encode(key.getW().getAffineX());
    String y = P256.encode(key.getW().getAffineY());
    return new PublicJwk(thumbprint(x, y), x, y);
  }

  /**
   * Reads a JWK.
   *
   * @throws IllegalArgumentException if it is not a public P-256 key under its thumbprint
   */
  static PublicJwk parse(String json) {
    try {
      Map<String, @Nullable Object> members = Json.readObject(json);
      if ("EC".equals(members.get("kty"))
          && "P-256".equals(members.get("crv"))
          && members.get("kid") instanceof String kid
          && members.get("x") instanceof String x
          && members.get("y") instanceof String y) {
        return new PublicJwk(kid, x, y);
      }
      throw new IllegalArgumentException("not a public JWK of P-256");
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("not a JWK: not JSON", e);
    }
  }

  /** The key to verify signatures with. */
  public ECPublicKey publicKey() {
    return P256.publicKey(P256.decode(x), P256.decode(y));
  }

  /** The members of the JWK, public ones only, in a fixed order. */
  public Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("kty", "EC");
    members.put("crv", "P-256");
    members.put("x", x);
    members.put("y", y);
    members.put("kid", kid);
    members.put("use", "sig");
    members.put("alg", "ES256");
    return members;
  }

  String toJson() {
    return Json.write(members());
  }

  private static String thumbprint(String x, String y) {
    String canonical =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(canonical));
  }
}
