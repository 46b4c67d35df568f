package dev.storehouse.store.users;

import dev.storehouse.http.Preconditions;
import dev.storehouse.http.Response;
import dev.storehouse.shared.identity.Scope;
import java.util.LinkedHashMap;
import java.util.Map;

/** How users look in JSON. */
public final class UserDocuments {

  private UserDocuments() {}

  /** The document of a user who is not deleted. */
  public static Map<String, Object> of(User user) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("user_id", user.userId());
    document.put("email", user.email().orElse(null));
    document.put("role", user.standing().role().wireName());
    document.put("tenant_id", user.standing().tenantId().orElse(null));
    document.put(
        "scopes", user.standing().scopes().stream().sorted().map(Scope::wireName).toList());
    document.put("status", user.standing().status().wireName());
    document.put("created_at", user.createdAt().toString());
    document.put("updated_at", user.updatedAt().toString());
    document.put("version", user.version());
    return document;
  }

  /** 200 with the user as it is after a change. */
  static Response current(User user) {
    return Response.ok(of(user)).with("ETag", Preconditions.tagOf(user.version()));
  }
}
