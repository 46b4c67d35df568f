package dev.storehouse.local.aws.redshift.bulk;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * One run of a statement.
 *
 * @param statement its id; another run of the same has the same
 * @param query the number of this run, which the tables of load errors tell
 * @param directory for files in between
 * @param cancelled whether it is to end before its time
 */
public record BulkRun(String statement, long query, Path directory, BooleanSupplier cancelled) {

  void checkNotCancelled() throws SQLException {
    if (cancelled.getAsBoolean()) {
      throw BulkErrors.cancelled();
    }
  }
}
