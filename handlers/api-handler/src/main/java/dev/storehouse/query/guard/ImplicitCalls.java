package dev.storehouse.query.guard;

import java.util.Locale;
import java.util.Set;

/**
 * Words that the warehouse takes for calls although no parenthesis follows, and names that every
 * relation has besides its columns. They tell of the session, the database, the account or the
 * storage, and none of them is a tenant's to know. Source: Amazon Redshift Database Developer
 * Guide, "System information functions" and "Reserved words"; PostgreSQL, "System Information
 * Functions" and "System Columns".
 */
final class ImplicitCalls {

  private static final Set<String> WORDS =
      Set.of(
          "current_aws_account",
          "current_catalog",
          "current_database",
          "current_default_iam_role",
          "current_namespace",
          "current_role",
          "current_schema",
          "current_session_arn",
          "current_user",
          "current_user_id",
          "session_user",
          "system_user",
          "user");

  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("cmax", "cmin", "ctid", "deletexid", "insertxid", "tableoid", "xmax", "xmin");

  private ImplicitCalls() {}

  /** Whether this word, without quotes and qualifier, is a call. */
  static boolean isCall(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a column of this name is the warehouse's own. */
  static boolean isSystemColumn(String name) {
    return SYSTEM_COLUMNS.contains(name.toLowerCase(Locale.ROOT));
  }
}
