package dev.storehouse.query.tenants;

import dev.storehouse.http.TextRule;
import dev.storehouse.warehouse.tenant.Tenant;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a tenant's schema may be called. */
final class SchemaNames {

  private static final int LONGEST = 63;
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Set<String> RESERVED =
      Set.of("public", "information_schema", "sys", "catalog_history", Tenant.STORE_SCHEMA);

  static final TextRule RULE =
      text ->
          !FORM.matcher(text).matches()
              ? new TextRule.Refused(
                  "INVALID_FORMAT",
                  "A schema is a lower-case letter, then up to 62 letters, digits or underscores.")
              : isReserved(text)
                  ? new TextRule.Refused("RESERVED", "The schema is not a tenant's.")
                  : new TextRule.Accepted(text);

  private SchemaNames() {}

  /** Whether the schema is the warehouse's own, the store's, or one of bulk jobs. */
  static boolean isReserved(String schema) {
    return RESERVED.contains(schema)
        || schema.startsWith("pg_")
        || schema.startsWith(Tenant.STAGING_PREFIX);
  }

  /** Whether other schemas than a tenant's own may be shared from it. */
  static boolean isSystem(String schema) {
    return isReserved(schema) && !schema.equals("public");
  }

  /** The schema of a tenant that asks for none, made of its name. */
  static String of(String tenantName) {
    String plain =
        Normalizer.normalize(tenantName, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    String whole =
        FORM.matcher(plain).lookingAt() && !isReserved(plain) ? plain : "tenant_" + plain;
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
  }
}
