package dev.storehouse.query.guard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data types a value may be cast to: Redshift's own, without those that look names up in a
 * system catalogue, such as {@code regclass}. Source: Amazon Redshift Database Developer Guide,
 * "Data types".
 */
final class DataTypes {

  private static final Set<String> NAMES =
      Set.of(
          "smallint",
          "int2",
          "integer",
          "int",
          "int4",
          "bigint",
          "int8",
          "decimal",
          "numeric",
          "real",
          "float4",
          "double precision",
          "float8",
          "float",
          "boolean",
          "bool",
          "char",
          "character",
          "nchar",
          "bpchar",
          "varchar",
          "character varying",
          "nvarchar",
          "text",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "super",
          "varbyte",
          "varbinary",
          "binary varying",
          "geometry",
          "geography",
          "hllsketch",
          "interval");

  /** A name, and a precision and scale or a length, of few digits. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([a-z0-9]+(?: [a-z]+){0,3})(?: ?\\( ?([0-9]{1,7}|max)(?: ?, ?([0-9]{1,2}))? ?\\))?( (?:with|without) time zone)?");

  private DataTypes() {}

  /** Whether this is the name of a type, with or without its measures, in any case. */
  static boolean isAllowed(String written) {
    Matcher parts = WRITTEN.matcher(written.toLowerCase(Locale.ROOT).strip());
    return parts.matches()
        && NAMES.contains(parts.group(1) + (parts.group(4) == null ? "" : parts.group(4)));
  }
}
