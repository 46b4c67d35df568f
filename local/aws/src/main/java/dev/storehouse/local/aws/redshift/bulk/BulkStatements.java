package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Copy;
import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Unload;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * UNLOAD and COPY, with the rights of the user whose connection it is in the database and of the
 * role they name in S3. Thread-safe.
 *
 * @param objects asked for when a statement first needs them
 * @param roles asked for by each statement
 */
public record BulkStatements(Optional<Supplier<BulkObjects>> objects, Supplier<BulkRoles> roles) {

  /** What Redshift calls its users in this error, whatever the warehouse. */
  private static final String USER = "arn:aws:redshift:local:000000000000:dbuser:storehouse/";

  /** An engine without S3, where both are refused. */
  public static BulkStatements none() {
    return new BulkStatements(Optional.empty(), BulkRoles::none);
  }

  /** Whether a statement is one of the two, right or wrong. */
  public static boolean is(String sql) {
    StatementWords words = new StatementWords(sql);
    return words.is("unload") || words.is("copy");
  }

  /**
   * Runs one in the transaction that is open.
   *
   * @return how many rows it unloaded or loaded
   * @throws SQLException if it is wrong, not allowed, or fails
   */
  public long run(String sql, Connection connection, BulkRun run, SystemConnection system)
      throws SQLException {
    BulkStatement statement =
        BulkParser.parse(sql).orElseThrow(() -> BulkErrors.of("neither UNLOAD nor COPY"));
    BulkRoles known = roles.get();
    String role = known.arn(statement.options().role());
    RolePrivilege.check(role, statement.command(), connection);
    String user = connection.getMetaData().getUserName();
    BulkReach reach =
        known
            .of(role)
            .orElseThrow(
                () ->
                    BulkErrors.of(
                        "User %s is not authorized to assume IAM Role %s"
                            .formatted(USER + user, role)));
    BulkObjects all = objects.orElseThrow(() -> BulkErrors.of("the local engine has no S3")).get();
    BulkObjects reachable = new ReachableObjects(all, reach);
    try {
      return switch (statement) {
        case Unload unload -> new Unloading(unload, reachable, connection, run).run();
        case Copy copy -> new Loading(copy, reachable, connection, run, system).run();
      };
    } catch (IOException e) {
      throw new SQLException("ERROR: " + e.getMessage(), "XX000", e);
    }
  }
}
