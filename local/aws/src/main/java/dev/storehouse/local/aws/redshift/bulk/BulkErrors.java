package dev.storehouse.local.aws.redshift.bulk;

import java.sql.SQLException;

/** What statements fail with. */
final class BulkErrors {

  private static final String CANCELLED = "57014";

  private BulkErrors() {}

  static SQLException of(String text) {
    return new SQLException("ERROR: " + text, "XX000");
  }

  static SQLException syntax(String near) {
    return new SQLException("ERROR: syntax error at or near \"%s\"".formatted(near), "42601");
  }

  static SQLException denied(String text) {
    return new SQLException("ERROR: permission denied for " + text, "42501");
  }

  /** As the database says it of a statement of its own. */
  static SQLException cancelled() {
    return new SQLException("ERROR: canceling statement due to user request", CANCELLED);
  }
}
