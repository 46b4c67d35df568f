package dev.storehouse.local.seed;

import java.util.LinkedHashMap;
import java.util.Map;

/** The demo identities: an admin and a customer. */
public record Identities(Identity admin, Identity user) {

  /** New ones with passwords of 120 random bits. */
  public static Identities random() {
    return new Identities(
        Identity.random("admin@storehouse.example"), Identity.random("user@storehouse.example"));
  }

  /** As files hold them: {@code {"admin": {"email", "password"}, "user": …}}. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("admin", admin.fields());
    fields.put("user", user.fields());
    return fields;
  }
}
