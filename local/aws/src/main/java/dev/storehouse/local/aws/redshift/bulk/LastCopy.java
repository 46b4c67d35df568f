package dev.storehouse.local.aws.redshift.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What {@code pg_last_copy_id()} and {@code pg_last_copy_count()} tell of a session. A transaction
 * that is rolled back takes it back.
 */
public final class LastCopy {

  private static final String SET =
      "SELECT pg_catalog.set_config('redshift.last_copy_id', ?::text, false),"
          + " pg_catalog.set_config('redshift.last_copy_count', ?::text, false)";

  private LastCopy() {}

  static void loaded(Connection session, long query, long rows) throws SQLException {
    try (PreparedStatement set = session.prepareStatement(SET)) {
      set.setString(1, String.valueOf(query));
      set.setString(2, String.valueOf(rows));
      set.execute();
    }
  }

  /**
   * After a COPY that was a transaction of its own has been rolled back: one that failed while it
   * loaded is the last one too.
   */
  public static void failed(Connection session, Exception error) throws SQLException {
    if (error instanceof FailedLoadException load) {
      loaded(session, load.query(), 0);
    }
  }
}
