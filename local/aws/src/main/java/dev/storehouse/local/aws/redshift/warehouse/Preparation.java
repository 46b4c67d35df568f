package dev.storehouse.local.aws.redshift.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Teaches a new server, or one made by an older version, what Redshift knows. */
final class Preparation {

  private static final String TEMPLATE = "template1";
  private static final List<String> FUNCTIONS =
      List.of("shims.sql", "strings.sql", "super.sql", "windows.sql", "bulk.sql");
  private static final List<String> ROLES =
      List.of(
          "sys:ignorerls",
          "sys:secadmin",
          "sys:operator",
          "sys:dba",
          "sys:monitor",
          "sys:superuser");

  private final PostgresServer server;
  private final String administrator;
  private final String database;

  Preparation(PostgresServer server, String administrator, String database) {
    this.server = server;
    this.administrator = administrator;
    this.database = database;
  }

  /** Does what was not done yet; if it is interrupted, the next run does all of it again. */
  void run() throws SQLException {
    String shims = FUNCTIONS.stream().map(Preparation::resource).collect(Collectors.joining("\n"));
    String security = resource("rls.sql") + resource("assumerole.sql");
    String views = resource("views.sql");
    String version = Integer.toHexString(Objects.hash(shims, security, views));
    try (Connection connection =
            server.connect(PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS preparation (version text)");
      if (texts(statement, "SELECT version FROM preparation").contains(version)) {
        return;
      }
      roles(statement);
      List<String> databases =
          texts(
              statement,
              "SELECT datname FROM pg_database WHERE datallowconn AND datname <> 'postgres'");
      for (String each : databases) {
        teach(each, shims, security, views);
      }
      if (!databases.contains(database)) {
        statement.execute("CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(database, administrator));
      }
      statement.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
      statement.execute("DELETE FROM preparation");
      statement.execute("INSERT INTO preparation VALUES ('" + version + "')");
    }
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        texts.add(found.getString(1));
      }
    }
    return texts;
  }

  /** The administrator is no superuser, who could run programs on the machine. */
  private void roles(Statement statement) throws SQLException {
    List<String> known = texts(statement, "SELECT rolname FROM pg_roles");
    for (String role : ROLES) {
      if (!known.contains(role)) {
        statement.execute("CREATE ROLE \"%s\"".formatted(role));
      }
    }
    if (!known.contains(administrator)) {
      statement.execute("CREATE ROLE \"%s\" LOGIN CREATEDB CREATEROLE".formatted(administrator));
    }
    statement.execute("GRANT \"sys:ignorerls\" TO \"sys:secadmin\"");
    statement.execute("GRANT \"sys:secadmin\" TO \"sys:superuser\"");
    for (String role : ROLES) {
      statement.execute("GRANT \"%s\" TO \"%s\" WITH ADMIN OPTION".formatted(role, administrator));
    }
    statement.execute(
        "GRANT pg_read_all_data, pg_write_all_data, pg_signal_backend TO \"%s\""
            .formatted(administrator));
  }

  private void teach(String taught, String shims, String security, String views)
      throws SQLException {
    try (Connection connection = server.connect(taught, PostgresServer.SUPERUSER);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET allow_system_table_mods = on");
      statement.execute("SET check_function_bodies = off");
      statement.execute(
          "CREATE SCHEMA IF NOT EXISTS pg_internal AUTHORIZATION \"%s\"".formatted(administrator));
      statement.execute("GRANT USAGE ON SCHEMA pg_internal TO PUBLIC");
      statement.execute(shims);
      statement.execute("SET LOCAL ROLE \"%s\"".formatted(administrator));
      statement.execute(security);
      statement.execute("RESET ROLE");
      statement.execute(views);
      if (taught.equals(TEMPLATE)) {
        statement.execute("GRANT ALL ON SCHEMA public TO PUBLIC");
        statement.execute("ALTER SCHEMA public OWNER TO \"%s\"".formatted(administrator));
      }
      connection.commit();
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Preparation.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
