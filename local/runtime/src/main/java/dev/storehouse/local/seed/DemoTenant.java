package dev.storehouse.local.seed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A demo tenant of the query API, with a key that has every scope.
 *
 * @param apiKey made for one run or data directory, of no use elsewhere
 * @param user who can log in for the tenant
 */
public record DemoTenant(
    String tenantId,
    String name,
    String schema,
    String databaseUser,
    String secretArn,
    String apiKey,
    Identity user) {

  /** As files hold it. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tenant_id", tenantId);
    fields.put("name", name);
    fields.put("schema", schema);
    fields.put("database_user", databaseUser);
    fields.put("secret_arn", secretArn);
    fields.put("api_key", apiKey);
    fields.put("user", user.fields());
    return fields;
  }

  /** Reads what {@link #fields} wrote. */
  public static DemoTenant of(Map<String, Object> fields) {
    if (!(fields.get("user") instanceof Map<?, ?> user)) {
      throw new IllegalArgumentException("a tenant without user");
    }
    return new DemoTenant(
        text(fields, "tenant_id"),
        text(fields, "name"),
        text(fields, "schema"),
        text(fields, "database_user"),
        text(fields, "secret_arn"),
        text(fields, "api_key"),
        new Identity(text(user, "email"), text(user, "password")));
  }

  private static String text(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a tenant without " + name);
  }

  @Override
  public String toString() {
    return "DemoTenant[" + tenantId + ", " + name + "]";
  }
}
