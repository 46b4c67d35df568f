package dev.storehouse.local.aws.redshift.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What stl_load_errors and sys_load_error_detail show, whatever becomes of the transaction. */
final class LoadErrorLog {

  private static final String INSERT =
      "INSERT INTO pg_internal.load_error (userid, query, session, tbl, filename, line_number,"
          + " colname, type, col_length, position, raw_line, raw_field_value, err_code, err_reason)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** For how long Redshift keeps them. */
  private static final String FORGET =
      "DELETE FROM pg_internal.load_error"
          + " WHERE starttime < now() AT TIME ZONE 'UTC' - interval '7 days'";

  private static final int LONGEST_VALUE = 1024;
  private static final int LONGEST_REASON = 100;

  private LoadErrorLog() {}

  /**
   * Writes errors down.
   *
   * @param system a connection of the engine's own
   */
  static void write(Connection system, LoadTarget target, long query, List<LoadError> errors)
      throws SQLException {
    try (PreparedStatement insert = system.prepareStatement(INSERT);
        Statement forget = system.createStatement()) {
      forget.execute(FORGET);
      for (LoadError error : errors) {
        insert.setLong(1, target.user());
        insert.setLong(2, query);
        insert.setLong(3, target.session());
        insert.setLong(4, target.table());
        insert.setString(5, error.file().url());
        insert.setLong(6, error.line());
        insert.setString(7, error.column().map(TargetColumn::name).orElse(""));
        insert.setString(8, error.column().map(TargetColumn::shownType).orElse(""));
        insert.setString(9, error.column().map(TargetColumn::shownLength).orElse(""));
        insert.setInt(10, error.problem().position());
        insert.setString(11, error.raw());
        insert.setString(12, cut(error.value(), LONGEST_VALUE));
        insert.setInt(13, error.problem().code());
        insert.setString(14, cut(error.problem().reason(), LONGEST_REASON));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
