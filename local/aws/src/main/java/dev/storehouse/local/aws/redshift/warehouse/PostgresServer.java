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
 * loopback interface, where whoever connects needs a password. Thread-safe.
 */
final class PostgresServer implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger(PostgresServer.class.getName());

  static final String SUPERUSER = "postgres";

  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final String CONNECT_SECONDS = "10";

  private final EmbeddedPostgres process;
  private final EnginePassword password;
  private final Logins logins;

  private PostgresServer(EmbeddedPostgres process, EnginePassword password) {
    this.process = process;
    this.password = password;
    this.logins = new Logins(() -> connect(SUPERUSER, SUPERUSER), password.verifier());
  }

  /**
   * Starts a server and, the first time, makes the administrator and the database.
   *
   * @param directory where the data outlive the process
   */
  static PostgresServer start(Optional<Path> directory, String administrator, String database) {
    try {
      EnginePassword password = EnginePassword.of(directory);
      PostgresServer server = new PostgresServer(builder(directory, password).start(), password);
      server.prepare(administrator, database);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL cannot be prepared", e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Optional<Path> directory, EnginePassword password) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setLocaleConfig("pwfile", password.file().toString())
            // Stretching a password would guard nothing: secrets lie in the clear beside the data.
            .setLocaleConfig("set", "scram_iterations=1")
            .setConnectConfig("password", password.text())
            .setServerConfig("hba_file", "'" + password.rules() + "'")
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
    return builder;
  }

  private void prepare(String administrator, String database) throws SQLException {
    new Preparation(this, administrator, database).run();
  }

  /** A connection that takes texts for values of any type and shows times in UTC. */
  Connection connect(String database, String user) throws SQLException {
    Properties properties = new Properties();
    if (!user.equals(SUPERUSER)) {
      logins.adopt(user);
    }
    properties.setProperty("user", user);
    properties.setProperty("password", password.text());
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
    try {
      return logins.adopt(user);
    } catch (SQLException e) {
      if (Logins.NO_USER.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
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
  void password(String user, String newPassword) throws SQLException {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER ROLE \"%s\" PASSWORD %s"
              .formatted(user, statement.enquoteLiteral(newPassword.replace("\\", "\\\\"))));
    }
  }

  @Override
  public void close() {
    try {
      logins.close();
      process.close();
      password.forget();
    } catch (SQLException e) {
      throw new IllegalStateException("a connection does not close", e);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
