package dev.storehouse.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server on the loopback interface with a role for the owner of databases that may
 * what the one of RDS may: no superuser, it makes roles and lends {@code pg_monitor} out.
 */
final class TestServer implements AutoCloseable {

  static final String OWNER = "storehouse_owner";
  static final String PASSWORD = "correct-horse-battery";

  private static final String RULES =
      """
      local all postgres trust
      host all postgres 127.0.0.1/32 trust
      host all postgres ::1/128 trust
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres process;

  private TestServer(EmbeddedPostgres process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param directory for its files
   * @param settings beside those of every test
   */
  static TestServer start(Path directory, Map<String, String> settings)
      throws IOException, SQLException {
    Path rules = Files.writeString(directory.resolve("rules"), RULES);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("hba_file", "'" + rules + "'")
            .setServerConfig("fsync", "off")
            .setPGStartupWait(Duration.ofSeconds(60))
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
    settings.forEach(builder::setServerConfig);
    TestServer server = new TestServer(builder.start());
    server.execute(
        "postgres",
        "CREATE ROLE %s LOGIN CREATEROLE CREATEDB PASSWORD '%s'".formatted(OWNER, PASSWORD),
        "GRANT pg_monitor TO %s WITH ADMIN OPTION".formatted(OWNER));
    return server;
  }

  /** A new database of the owner's. */
  String database(String name) throws SQLException {
    execute("postgres", "CREATE DATABASE %s OWNER %s".formatted(name, OWNER));
    return name;
  }

  /** What {@code infra/tasks.yaml} gives a container, but for TLS. */
  Map<String, String> environment(String database) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", url(database) + "?sslmode=disable");
    environment.put("PGUSER", OWNER);
    environment.put("PGPASSWORD", PASSWORD);
    return environment;
  }

  String url(String database) {
    return url("127.0.0.1", database);
  }

  String url(String host, String database) {
    return "postgresql://%s:%d/%s".formatted(host, process.getPort(), database);
  }

  /** As the superuser. */
  void execute(String database, String... statements) throws SQLException {
    execute(connect(database, "postgres", ""), statements);
  }

  /** Runs statements and closes the connection. */
  static void execute(Connection connection, String... statements) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of what the superuser reads. */
  List<String> read(String database, String query) throws SQLException {
    try (Connection connection = connect(database, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  Connection connect(String database, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection("jdbc:" + url(database), properties);
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
