package dev.storehouse.query.tenants;

import static dev.storehouse.query.tenants.Identifier.literal;
import static dev.storehouse.query.tenants.Identifier.literals;
import static dev.storehouse.query.tenants.Identifier.quoted;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What users may do with the tables of a schema, also with those that the administrator makes
 * later. Thread-safe.
 */
final class SchemaAccess {

  private final Administrator administrator;

  SchemaAccess(Administrator administrator) {
    this.administrator = administrator;
  }

  void grantReading(String schema, Collection<String> users) {
    administrator.run(
        "grant the schema " + schema,
        "GRANT USAGE ON SCHEMA %s TO %s".formatted(quoted(schema), list(users)));
    grant(schema, "SELECT", users);
  }

  /** To users that may read them. */
  void grantWriting(String schema, Collection<String> users) {
    grant(schema, "INSERT, UPDATE, DELETE", users);
  }

  private void grant(String schema, String privileges, Collection<String> users) {
    administrator.run(
        "grant the tables of " + schema,
        "GRANT %s ON ALL TABLES IN SCHEMA %s TO %s"
            .formatted(privileges, quoted(schema), list(users)));
    administrator.run(
        "grant the future tables of " + schema,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT %s ON TABLES TO %s"
            .formatted(quoted(schema), privileges, list(users)));
  }

  /** Takes all of it from those users that have any of it. */
  void revoke(String schema, Collection<String> users) {
    List<String> granted = granted(schema, users);
    if (granted.isEmpty()) {
      return;
    }
    administrator.run(
        "revoke the future tables of " + schema,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA %s REVOKE ALL ON TABLES FROM %s"
            .formatted(quoted(schema), list(granted)));
    administrator.run(
        "revoke the tables of " + schema,
        "REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM %s".formatted(quoted(schema), list(granted)));
    administrator.run(
        "revoke the schema " + schema,
        "REVOKE USAGE ON SCHEMA %s FROM %s".formatted(quoted(schema), list(granted)));
  }

  private List<String> granted(String schema, Collection<String> users) {
    return administrator
        .rows(
            "look for the grants",
            """
            SELECT CAST(usename AS VARCHAR(128)) FROM pg_user
            WHERE usename IN (%s) AND has_schema_privilege(usename, %s, 'usage')
            ORDER BY 1"""
                .formatted(literals(users), literal(schema)))
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private static String list(Collection<String> users) {
    return users.stream().map(Identifier::quoted).collect(Collectors.joining(", "));
  }
}
