package dev.storehouse.local.aws.redshift.bulk;

import java.sql.SQLException;

/** The end of a COPY that had begun to load. */
final class FailedLoadException extends SQLException {

  private static final long serialVersionUID = 1L;

  private final long query;

  FailedLoadException(String text, long query) {
    super("ERROR: " + text, "XX000");
    this.query = query;
  }

  /** The number of the run. */
  long query() {
    return query;
  }
}
