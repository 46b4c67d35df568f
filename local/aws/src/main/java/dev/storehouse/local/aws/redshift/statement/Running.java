package dev.storehouse.local.aws.redshift.statement;

import java.sql.SQLException;

/** What of a statement is in the database now. */
@FunctionalInterface
interface Running {

  /** Tells it to end. */
  void cancel() throws SQLException;
}
