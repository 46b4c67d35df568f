package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Copy;
import dev.storehouse.local.aws.redshift.result.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The table that a COPY loads.
 *
 * @param table its number
 * @param qualified its name as SQL has it
 * @param secured whether rows have to be inserted, because policies hold for who loads them
 * @param user the number of who loads
 */
record LoadTarget(
    long table,
    String name,
    String qualified,
    boolean secured,
    long user,
    String database,
    long session,
    List<TargetColumn> columns) {

  private static final int HEADER = 4;
  private static final int LONGEST_TEXT = 65_535;

  private static final String TABLE =
      "SELECT c.oid, c.relname, format('%I.%I', n.nspname, c.relname) AS qualified,"
          + " row_security_active(c.oid) AS secured, has_table_privilege(c.oid, 'INSERT') AS may,"
          + " (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user) AS loader,"
          + " current_database() AS database, pg_backend_pid() AS session"
          + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.oid = to_regclass(?::text) AND c.relkind IN ('r', 'p')";
  private static final String COLUMNS =
      "SELECT a.attname, t.typname, a.atttypmod, a.attnotnull,"
          + " has_column_privilege(a.attrelid, a.attnum, 'INSERT') AS may"
          + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
          + " WHERE a.attrelid = ?::bigint::oid AND a.attnum > 0 AND NOT a.attisdropped"
          + " AND a.attgenerated = '' AND a.attidentity <> 'a' ORDER BY a.attnum";

  /** Looks it up with the rights of who loads. */
  static LoadTarget of(Copy copy, Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(TABLE)) {
      query.setString(1, copy.table());
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          throw BulkErrors.of("Cannot COPY into nonexistent table " + copy.table());
        }
        long oid = found.getLong("oid");
        String name = text(found, "relname");
        boolean may = found.getBoolean("may");
        return new LoadTarget(
            oid,
            name,
            text(found, "qualified"),
            found.getBoolean("secured"),
            found.getLong("loader"),
            text(found, "database"),
            found.getLong("session"),
            columns(copy, oid, name, may, connection));
      }
    }
  }

  private static List<TargetColumn> columns(
      Copy copy, long table, String name, boolean mayAll, Connection connection)
      throws SQLException {
    List<TargetColumn> all = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setLong(1, table);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          TargetColumn column = column(found);
          all.add(column);
          if (mayAll || found.getBoolean("may")) {
            allowed.add(column.name());
          }
        }
      }
    }
    List<TargetColumn> chosen = copy.columns().isEmpty() ? all : new ArrayList<>();
    for (String wanted : copy.columns()) {
      chosen.add(
          all.stream()
              .filter(column -> column.name().equals(wanted))
              .findFirst()
              .orElseThrow(
                  () ->
                      new SQLException(
                          "ERROR: column \"%s\" of relation \"%s\" does not exist"
                              .formatted(wanted, name),
                          "42703")));
    }
    if (!allowed.containsAll(chosen.stream().map(TargetColumn::name).toList())) {
      throw BulkErrors.denied("relation " + name);
    }
    return List.copyOf(chosen);
  }

  private static TargetColumn column(ResultSet found) throws SQLException {
    String type = Column.typeName(text(found, "typname"));
    int modifier = found.getInt("atttypmod");
    boolean number = type.equals("numeric") && modifier >= HEADER;
    boolean sized = (type.equals("varchar") || type.equals("bpchar")) && modifier >= HEADER;
    return new TargetColumn(
        text(found, "attname"),
        type,
        sized ? modifier - HEADER : type.equals("varchar") ? LONGEST_TEXT : -1,
        number ? (modifier - HEADER) >> 16 & 0xffff : -1,
        number ? (modifier - HEADER) & 0x7ff : -1,
        found.getBoolean("attnotnull"));
  }

  private static String text(ResultSet found, String column) throws SQLException {
    return Objects.requireNonNull(found.getString(column));
  }

  /** The table with the columns that are loaded. */
  String into() {
    return columns.stream()
        .map(column -> '"' + column.name().replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(", ", qualified + " (", ")"));
  }
}
