package dev.storehouse.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * The logins of components, such as {@code mage}: each is a member of the owner of its schema, in
 * which it finds its tables without naming it. They are for services that live longer than the
 * password of the database's owner, which RDS changes every week.
 */
final class Logins {

  private static final List<String> COMPONENTS = List.of("application", "mage");

  /** Those who make logins at once wait for each other; the number has no meaning. */
  private static final long LOCK = 6_021_023_001L;

  private final DatabaseSettings settings;
  private final Map<String, String> passwords;

  /** Those of the database that have a password, by their names. */
  Logins(DatabaseSettings settings, Map<String, String> passwords) {
    this.settings = settings;
    this.passwords = passwords;
  }

  /**
   * The passwords that there are, by login: that of {@code mage} is in {@code MAGE_LOGIN_PASSWORD},
   * which ECS takes from the secret of the database stack.
   */
  static Map<String, String> passwords(Map<String, String> environment) {
    Map<String, String> passwords = new TreeMap<>();
    for (String component : COMPONENTS) {
      String password =
          environment.getOrDefault(component.toUpperCase(Locale.ROOT) + "_LOGIN_PASSWORD", "");
      if (!password.isBlank()) {
        passwords.put(component, password);
      }
    }
    return passwords;
  }

  /**
   * Makes those that the server does not have, and gives each the password it is to have; all of
   * them or none.
   *
   * @return what was done, in lines
   * @throws MigrateException if the database cannot be reached or refuses
   */
  List<String> apply() {
    if (passwords.isEmpty()) {
      return List.of();
    }
    try (Connection connection = Database.of(settings).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      List<String> lines = new ArrayList<>();
      for (Map.Entry<String, String> login : passwords.entrySet()) {
        give(connection, statement, login.getKey(), login.getValue());
        lines.add("login %s is a member of %1$s_owner".formatted(login.getKey()));
      }
      connection.commit();
      return lines;
    } catch (SQLException e) {
      throw Database.failure(e, settings);
    }
  }

  private void give(Connection connection, Statement statement, String name, String password)
      throws SQLException {
    if (!isThere(connection, name)) {
      statement.execute("CREATE ROLE " + name);
    }
    // Hashed here: a server that logs statements would log the password.
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(name, password.toCharArray(), "scram-sha-256");
    statement.execute("ALTER ROLE " + name + " LOGIN");
    statement.execute("GRANT %s_owner TO %1$s".formatted(name));
    statement.execute(
        "ALTER ROLE %s IN DATABASE \"%s\" SET search_path = %1$s".formatted(name, settings.name()));
  }

  private static boolean isThere(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
