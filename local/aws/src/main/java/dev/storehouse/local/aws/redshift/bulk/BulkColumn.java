package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.result.Column;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that is unloaded.
 *
 * @param type Redshift's short name of it
 * @param precision or length, where the type has one
 */
record BulkColumn(String name, String type, int precision, int scale) {

  static List<BulkColumn> of(ResultSetMetaData metadata) throws SQLException {
    List<BulkColumn> columns = new ArrayList<>();
    for (Column each : Column.of(metadata)) {
      columns.add(new BulkColumn(each.label(), each.typeName(), each.precision(), each.scale()));
    }
    return columns;
  }

  boolean isNumber() {
    return switch (type) {
      case "int2", "int4", "int8", "numeric", "float4", "float8" -> true;
      default -> false;
    };
  }

  /** As Redshift's manifests call the type. */
  String longTypeName() {
    return switch (type) {
      case "int2" -> "smallint";
      case "int4" -> "integer";
      case "int8" -> "bigint";
      case "float4" -> "real";
      case "float8" -> "double precision";
      case "bool" -> "boolean";
      case "varchar" -> "character varying";
      case "bpchar", "char" -> "character";
      case "timestamp" -> "timestamp without time zone";
      case "timestamptz" -> "timestamp with time zone";
      case "time" -> "time without time zone";
      case "timetz" -> "time with time zone";
      case "varbyte" -> "binary varying";
      default -> type;
    };
  }

  /** The type that holds it in DuckDB, and so in Parquet. */
  String parquetType() {
    return switch (type) {
      case "int2" -> "SMALLINT";
      case "int4" -> "INTEGER";
      case "int8" -> "BIGINT";
      case "float4" -> "FLOAT";
      case "float8" -> "DOUBLE";
      case "bool" -> "BOOLEAN";
      case "numeric" ->
          precision > 0 && precision <= 38
              ? "DECIMAL(%d,%d)".formatted(precision, scale)
              : "DOUBLE";
      case "date" -> "DATE";
      case "timestamp" -> "TIMESTAMP";
      case "timestamptz" -> "TIMESTAMPTZ";
      default -> "VARCHAR";
    };
  }
}
