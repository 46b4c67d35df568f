package dev.storehouse.local.aws.redshift.catalog;

import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.redshift.result.Column;
import dev.storehouse.local.aws.redshift.statement.Target;
import dev.storehouse.local.aws.redshift.warehouse.Lease;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import dev.storehouse.local.aws.redshift.wire.Members;
import dev.storehouse.local.aws.redshift.wire.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The actions on metadata: each user sees what its privileges let it see. Thread-safe. */
public final class CatalogActions {

  private static final int LARGEST_PAGE = 1000;
  private static final int TIMEOUT_SECONDS = 60;
  private static final String CANCELLED = "57014";
  private static final Pattern LONE_ESCAPE = Pattern.compile("(?s)(?:[^\\\\]|\\\\.)*\\\\");

  private static final String VISIBLE =
      """
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname <> 'pg_internal'
        AND NOT pg_is_other_temp_schema(n.oid)
        AND (has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE')
          OR has_any_column_privilege(c.oid, 'SELECT'))
        AND has_schema_privilege(n.oid, 'USAGE')
      """;

  private final Warehouses warehouses;
  private final Function<Members, Target> targets;

  /** Where the requests are for, {@code targets} says. */
  public CatalogActions(Warehouses warehouses, Function<Members, Target> targets) {
    this.warehouses = warehouses;
    this.targets = targets;
  }

  /** ListDatabases. */
  public byte[] databases(Members request) {
    List<Object> names =
        query(
            request,
            """
            SELECT datname FROM pg_database
            WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY datname
            """,
            List.of(),
            row -> row.getString(1));
    return page("Databases", names, request);
  }

  /** ListSchemas. */
  public byte[] schemas(Members request) {
    List<Object> names =
        query(
            request,
            """
            SELECT nspname FROM pg_namespace
            WHERE nspname NOT LIKE 'pg_toast%' AND nspname NOT LIKE 'pg_temp%'
              AND nspname <> 'pg_internal'
              AND has_schema_privilege(oid, 'USAGE') AND nspname LIKE ? ORDER BY nspname
            """,
            List.of(pattern(request, "SchemaPattern")),
            row -> row.getString(1));
    return page("Schemas", names, request);
  }

  /** ListTables. */
  public byte[] tables(Members request) {
    List<Object> tables =
        query(
            request,
            """
            SELECT c.relname, n.nspname,
              CASE WHEN n.nspname IN ('pg_catalog', 'information_schema')
                THEN CASE WHEN c.relkind = 'v' THEN 'SYSTEM VIEW' ELSE 'SYSTEM TABLE' END
                WHEN c.relpersistence = 't' THEN 'LOCAL TEMPORARY'
                WHEN c.relkind IN ('v', 'm') THEN 'VIEW' ELSE 'TABLE' END
            """
                + VISIBLE
                + " AND n.nspname LIKE ? AND c.relname LIKE ? ORDER BY 3, 2, 1",
            List.of(pattern(request, "SchemaPattern"), pattern(request, "TablePattern")),
            row ->
                Map.of(
                    "name", row.getString(1),
                    "schema", row.getString(2),
                    "type", row.getString(3)));
    return page("Tables", tables, request);
  }

  /** DescribeTable. */
  public byte[] table(Members request) {
    Optional<String> table = request.text("Table");
    List<Object> columns =
        query(
            request,
            """
            SELECT a.attname, n.nspname, c.relname, t.typname, a.attnotnull,
              pg_get_expr(d.adbin, d.adrelid),
              CASE t.typname WHEN 'int2' THEN 5 WHEN 'int4' THEN 10 WHEN 'int8' THEN 19
                WHEN 'float4' THEN 8 WHEN 'float8' THEN 17 WHEN 'bool' THEN 1
                WHEN 'date' THEN 13 WHEN 'time' THEN 15 WHEN 'timetz' THEN 21
                WHEN 'timestamp' THEN 29 WHEN 'timestamptz' THEN 35
                WHEN 'text' THEN 65535
                ELSE coalesce(information_schema._pg_numeric_precision(a.atttypid, a.atttypmod),
                  information_schema._pg_char_max_length(a.atttypid, a.atttypmod),
                  CASE t.typname WHEN 'varchar' THEN 65535 ELSE 2147483647 END) END,
              CASE WHEN t.typname = 'float4' THEN 8 WHEN t.typname = 'float8' THEN 17
                WHEN t.typname IN ('time', 'timetz', 'timestamp', 'timestamptz') THEN 6
                ELSE coalesce(information_schema._pg_numeric_scale(a.atttypid, a.atttypmod), 0) END,
              t.typcategory = 'N' AND t.typname <> 'oid',
              t.typcategory NOT IN ('N', 'B', 'D', 'T')
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            JOIN (SELECT c.oid, c.relname, n.oid AS namespace
            """
                + VISIBLE
                + """
                 AND n.nspname = coalesce(?, n.nspname) AND c.relname = coalesce(?, c.relname)) c
              ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.namespace
            WHERE a.attnum > 0 AND NOT a.attisdropped
            ORDER BY n.nspname, c.relname, a.attnum
            """,
            List.of(request.text("Schema"), table),
            CatalogActions::column);
    Map<String, Object> answer = new LinkedHashMap<>();
    table.ifPresent(name -> answer.put("TableName", name));
    Tokens.page(answer, "ColumnList", columns, request, LARGEST_PAGE, Function.identity());
    return Json.write(answer);
  }

  private static Map<String, Object> column(ResultSet row) throws SQLException {
    Map<String, Object> shape = new LinkedHashMap<>();
    String fallback = row.getString(6);
    if (fallback != null) {
      shape.put("columnDefault", fallback);
    }
    int precision = row.getInt(7);
    shape.put("isCaseSensitive", row.getBoolean(10));
    shape.put("isCurrency", false);
    shape.put("isSigned", row.getBoolean(9));
    shape.put("label", row.getString(1));
    shape.put("length", precision);
    shape.put("name", row.getString(1));
    shape.put("nullable", row.getBoolean(5) ? 0 : 1);
    shape.put("precision", precision);
    shape.put("scale", row.getInt(8));
    shape.put("schemaName", row.getString(2));
    shape.put("tableName", row.getString(3));
    shape.put("typeName", Column.typeName(row.getString(4)));
    return shape;
  }

  private static Optional<String> pattern(Members request, String name) {
    String pattern = request.text(name).orElse("%");
    if (LONE_ESCAPE.matcher(pattern).matches()) {
      throw DataApiException.validation(name + " must not end with an escape character.");
    }
    return Optional.of(pattern);
  }

  private static byte[] page(String name, List<Object> all, Members request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    Tokens.page(answer, name, all, request, LARGEST_PAGE, Function.identity());
    return Json.write(answer);
  }

  /** PostgreSQL sees the tables of the database it is connected to, so that is the one listed. */
  private List<Object> query(
      Members request, String sql, List<Optional<String>> values, Row mapping) {
    Target target = targets.apply(request);
    Warehouse warehouse = warehouses.find(target.warehouse());
    try (Lease lease = warehouse.lease(target.login(), target.database());
        PreparedStatement statement = lease.connection().prepareStatement(sql)) {
      checkConnected(request, lease.connection());
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i).orElse(null));
      }
      List<Object> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(mapping.read(found));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw CANCELLED.equals(e.getSQLState())
          ? DataApiException.timeout(String.valueOf(e.getMessage()))
          : DataApiException.connection(String.valueOf(e.getMessage()));
    }
  }

  private static void checkConnected(Members request, Connection connection) throws SQLException {
    Optional<String> name = request.text("ConnectedDatabase").filter(text -> !text.isEmpty());
    if (name.isEmpty()) {
      return;
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, name.get());
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          throw new SQLException("FATAL: database \"%s\" does not exist".formatted(name.get()));
        }
      }
    }
  }

  private interface Row {
    Object read(ResultSet row) throws SQLException;
  }
}
