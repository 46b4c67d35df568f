package dev.storehouse.local.aws.redshift.result;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGResultSetMetaData;

/**
 * A column of a result.
 *
 * @param name of the column of the table, or the label where it comes from no table
 * @param nullable 0 no, 1 yes, 2 unknown
 */
public record Column(
    FieldKind kind,
    String typeName,
    String label,
    String name,
    String schema,
    String table,
    int nullable,
    int precision,
    int scale,
    boolean signed,
    boolean caseSensitive) {

  /** Of a text without a length of its own: the most Redshift holds. */
  private static final int LONGEST_TEXT = 65535;

  /** The columns of a result. */
  public static List<Column> of(ResultSetMetaData metadata) throws SQLException {
    PGResultSetMetaData origins = metadata.unwrap(PGResultSetMetaData.class);
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      String type = typeName(metadata.getColumnTypeName(i));
      String name = origins.getBaseColumnName(i);
      int precision = metadata.getPrecision(i);
      columns.add(
          new Column(
              FieldKind.of(type),
              type,
              metadata.getColumnLabel(i),
              name.isEmpty() ? metadata.getColumnLabel(i) : name,
              origins.getBaseSchemaName(i),
              origins.getBaseTableName(i),
              metadata.isNullable(i),
              type.equals("varchar") ? Math.min(precision, LONGEST_TEXT) : precision,
              metadata.getScale(i),
              metadata.isSigned(i),
              metadata.isCaseSensitive(i)));
    }
    return columns;
  }

  /** What Redshift calls a type of PostgreSQL's. */
  public static String typeName(String type) {
    return switch (type) {
      case "text", "unknown" -> "varchar";
      case "json", "jsonb" -> "super";
      case "bytea" -> "varbyte";
      case "serial" -> "int4";
      case "bigserial" -> "int8";
      case "smallserial" -> "int2";
      default -> type;
    };
  }

  /** A column from its {@link #shape}. */
  static Column read(Map<?, ?> shape) {
    String type = String.valueOf(shape.get("typeName"));
    return new Column(
        FieldKind.of(type),
        type,
        String.valueOf(shape.get("label")),
        String.valueOf(shape.get("name")),
        String.valueOf(shape.get("schemaName")),
        String.valueOf(shape.get("tableName")),
        number(shape, "nullable"),
        number(shape, "precision"),
        number(shape, "scale"),
        Boolean.TRUE.equals(shape.get("isSigned")),
        Boolean.TRUE.equals(shape.get("isCaseSensitive")));
  }

  private static int number(Map<?, ?> shape, String name) {
    return shape.get(name) instanceof Number number ? number.intValue() : 0;
  }

  /** As the wire has it. */
  public Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("isCaseSensitive", caseSensitive);
    shape.put("isCurrency", false);
    shape.put("isSigned", signed);
    shape.put("label", label);
    shape.put("length", 0);
    shape.put("name", name);
    shape.put("nullable", nullable);
    shape.put("precision", precision);
    shape.put("scale", scale);
    shape.put("schemaName", schema);
    shape.put("tableName", table);
    shape.put("typeName", typeName);
    return shape;
  }
}
