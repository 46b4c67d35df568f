package dev.storehouse.local.aws.redshift.sql;

import java.util.Collection;
import java.util.stream.Collectors;

/** Literals by PostgreSQL's rules with {@code standard_conforming_strings=off}. */
final class Literal {

  private Literal() {}

  static String of(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  static String name(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  static String array(Collection<String> values, String type) {
    return values.stream().map(Literal::of).collect(Collectors.joining(",", "ARRAY[", "]"))
        + "::"
        + type
        + "[]";
  }
}
