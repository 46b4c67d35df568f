package dev.storehouse.query.tenants;

import static dev.storehouse.query.tenants.Identifier.literal;
import static dev.storehouse.query.tenants.Identifier.literals;

import dev.storehouse.warehouse.tenant.SharedRelation;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is in the warehouse. Thread-safe. */
final class Catalogue {

  private final Administrator administrator;

  Catalogue(Administrator administrator) {
    this.administrator = administrator;
  }

  /** What a tenant has of its own, or may come to. */
  record Presence(Set<TenantUser> users, boolean schema, boolean staging, boolean store) {

    Presence {
      users = Set.copyOf(users);
    }
  }

  Presence presence(Tenant tenant) {
    List<List<String>> rows =
        administrator.rows(
            "look for the tenant",
            """
            SELECT CAST('user' AS VARCHAR(128)), CAST(usename AS VARCHAR(128))
            FROM pg_user WHERE usename IN (%s)
            UNION ALL
            SELECT CAST('schema' AS VARCHAR(128)), CAST(nspname AS VARCHAR(128))
            FROM pg_namespace WHERE nspname IN (%s)"""
                .formatted(
                    literals(TenantUser.names(List.of(TenantUser.values()), tenant)),
                    literals(
                        List.of(tenant.schema(), tenant.stagingSchema(), Tenant.STORE_SCHEMA))));
    return new Presence(
        Arrays.stream(TenantUser.values())
            .filter(user -> rows.contains(List.of("user", user.of(tenant))))
            .collect(Collectors.toSet()),
        rows.contains(List.of("schema", tenant.schema())),
        rows.contains(List.of("schema", tenant.stagingSchema())),
        rows.contains(List.of("schema", Tenant.STORE_SCHEMA)));
  }

  boolean hasSchema(String schema) {
    return !administrator
        .rows(
            "look for the schema",
            "SELECT 1 FROM pg_namespace WHERE nspname = %s".formatted(literal(schema)))
        .isEmpty();
  }

  /** Whether a schema holds tables, views or functions. */
  boolean hasContents(String schema) {
    return !administrator
        .rows(
            "look into the schema",
            """
            SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = %1$s
            UNION ALL
            SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = %1$s"""
                .formatted(literal(schema)))
        .isEmpty();
  }

  /** Those relations that are not there or have no such column of text. */
  List<SharedRelation> missing(List<SharedRelation> relations) {
    if (relations.isEmpty()) {
      return List.of();
    }
    Set<List<String>> found =
        Set.copyOf(
            administrator.rows(
                "look for shared relations",
                """
                SELECT table_schema, table_name, column_name FROM information_schema.columns
                WHERE data_type IN ('character varying', 'character', 'text') AND (%s)"""
                    .formatted(
                        relations.stream()
                            .map(Catalogue::condition)
                            .collect(Collectors.joining(" OR ")))));
    return relations.stream()
        .filter(each -> !found.contains(List.of(each.schema(), each.name(), each.ownerColumn())))
        .toList();
  }

  private static String condition(SharedRelation relation) {
    return "(table_schema = %s AND table_name = %s AND column_name = %s)"
        .formatted(
            literal(relation.schema()), literal(relation.name()), literal(relation.ownerColumn()));
  }
}
