package dev.storehouse.query.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of the warehouse's own catalogues, logs and views. Source: Amazon Redshift Database
 * Developer Guide, "System tables and views reference"; PostgreSQL's {@code pg_} and information
 * schema.
 */
final class SystemNames {

  private static final Set<String> SCHEMAS =
      Set.of("information_schema", "sys", "catalog_history", "mysql");

  private static final List<String> PREFIXES =
      List.of("pg_", "stl_", "stv_", "svl_", "svv_", "svcs_", "stcs_", "sys_", "padb_");

  private SystemNames() {}

  static boolean isSchema(String schema) {
    String folded = schema.toLowerCase(Locale.ROOT);
    return folded.startsWith("pg_") || SCHEMAS.contains(folded);
  }

  static boolean isRelation(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return PREFIXES.stream().anyMatch(folded::startsWith);
  }
}
