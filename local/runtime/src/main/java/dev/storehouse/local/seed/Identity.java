package dev.storehouse.local.seed;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A demo identity of the running store: made for one store, of no use elsewhere. */
public record Identity(String email, String password) {

  private static final int PASSWORD_BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Identity random(String email) {
    byte[] password = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(password);
    return new Identity(email, Base64.getUrlEncoder().encodeToString(password));
  }

  /** The body of a registration or a login, and how files hold it. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("email", email);
    fields.put("password", password);
    return fields;
  }
}
