package dev.storehouse.local.aws.redshift.warehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL server that keeps Redshift's string rules and knows its functions. It listens on the
 * loopback interface and, as everything behind the AWS port, trusts whoever connects. Thread-safe.
 */
final class PostgresServer implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger(PostgresServer.class.getName());

  static final String SUPERUSER = "postgres";

  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final String CONNECT_SECONDS = "10";

  private final EmbeddedPostgres process;

  private PostgresServer(EmbeddedPostgres process) {
    this.process = process;
  }

  /**
   * Starts a server and, the first time, makes the administrator and the database.
   *
   * @param directory where the data outlive the process
   */
  static PostgresServer start(Optional<Path> directory, String administrator, String database) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPGStartupWait(STARTUP)
            .setServerConfig("standard_conforming_strings", "off")
            .setServerConfig("backslash_quote", "on")
            .setServerConfig("escape_string_warning", "off")
            .setServerConfig("createrole_self_grant", "'set, inherit'")
            .setServerConfig("max_connections", "1100")
            .setServerConfig("shared_buffers", "64MB")
            .setServerConfig("fsync", directory.isPresent() ? "on" : "off")
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
    directory.ifPresent(
        path -> {
          Forerunner.stop(path);
          builder.setDataDirectory(path).setCleanDataDirectory(false);
        });
    try {
      PostgresServer server = new PostgresServer(builder.start());
      server.prepare(administrator, database);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL cannot be prepared", e);
    }
  }

  private void prepare(String administrator, String database) throws SQLException {
    new Preparation(this, administrator, database).run();
  }

  /** A connection that takes texts for values of any type and shows times in UTC. */
  Connection connect(String database, String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("ApplicationName", "Redshift Data API");
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("binaryTransfer", "false");
    properties.setProperty("prepareThreshold", "0");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("options", "-c TimeZone=UTC");
    String url =
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(process.getPort(), URLEncoder.encode(database, StandardCharsets.UTF_8));
    return DriverManager.getConnection(url, properties);
  }

  /** The verifier of a user's password, empty where the user has none or does not exist. */
  Optional<String> passwordVerifier(String user) throws SQLException {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        PreparedStatement query =
            connection.prepareStatement("SELECT rolpassword FROM pg_authid WHERE rolname = ?")) {
      query.setString(1, user);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
      }
    }
  }

  /** Whether a transaction was committed; one this server knows nothing of was not. */
  boolean committed(String number) {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        PreparedStatement query =
            connection.prepareStatement("SELECT pg_xact_status(?::text::xid8)")) {
      query.setString(1, number);
      try (ResultSet found = query.executeQuery()) {
        return found.next() && "committed".equals(found.getString(1));
      }
    } catch (SQLException e) {
      LOGGER.log(Level.WARNING, e, () -> "the fate of transaction " + number + " is not known");
      return false;
    }
  }

  /** Sets the administrator's password. */
  void password(String user, String password) throws SQLException {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER ROLE \"%s\" PASSWORD %s"
              .formatted(user, statement.enquoteLiteral(password.replace("\\", "\\\\"))));
    }
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
