package dev.storehouse.local.aws.redshift.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whether a user may take on a role for a command; superusers always may.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Usage notes for granting the ASSUMEROLE
 * privilege", also of the words of the error.
 */
final class RolePrivilege {

  private static final String QUERY =
      "SELECT current_user, pg_catalog.has_assumerole_privilege(?::text, ?::text)";

  private RolePrivilege() {}

  /** Lets the user of a connection pass, or fails as Redshift does. */
  static void check(String role, String command, Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(QUERY)) {
      query.setString(1, role);
      query.setString(2, command);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next() || !found.getBoolean(2)) {
          throw BulkErrors.of(
              "User %s does not have ASSUMEROLE permission on IAM role \"%s\" for %s"
                  .formatted(found.getString(1), role, command));
        }
      }
    }
  }
}
