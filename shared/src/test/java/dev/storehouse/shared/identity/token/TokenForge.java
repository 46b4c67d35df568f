package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes tokens by hand, bit by bit, so that a test can get one wrong in a single place. What it is
 * given as JSON text it signs as it stands.
 */
final class TokenForge {

  private final SigningKeyPair pair;
  private final Instant now;

  TokenForge(SigningKeyPair pair, Instant now) {
    this.pair = pair;
    this.now = now;
  }

  String good() {
    return token(header(members -> {}), claims(members -> {}));
  }

  String withHeader(Consumer<Map<String, Object>> change) {
    return token(header(change), claims(members -> {}));
  }

  String withClaims(Consumer<Map<String, Object>> change) {
    return token(header(members -> {}), claims(change));
  }

  String header(Consumer<Map<String, Object>> change) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("alg", "ES256");
    members.put("typ", "at+jwt");
    members.put("kid", pair.kid());
    change.accept(members);
    return Json.write(members);
  }

  String claims(Consumer<Map<String, Object>> change) {
    long seconds = now.getEpochSecond();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("iss", "urn:issuer");
    members.put("sub", "usr_1");
    members.put("aud", "store");
    members.put("exp", seconds + 900);
    members.put("iat", seconds);
    members.put("nbf", seconds);
    members.put("jti", "token-1");
    members.put("role", "user");
    members.put("tenant_id", "");
    members.put("scope", "query:run query:read");
    members.put("ver", 3);
    members.put("sid", "lgn_1");
    change.accept(members);
    return Json.write(members);
  }

  String token(String header, String claims) {
    String signed = encode(header) + "." + encode(claims);
    return signed + "." + encode(sign(signed));
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
