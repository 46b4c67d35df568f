package dev.storehouse.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what after the migrations, tried as those who may not. */
class GrantsTest {

  private static final String DATABASE = "shop";
  private static final String PASSWORD = "password-of-a-login";

  @TempDir private static Path directory;
  private static TestServer server;

  @BeforeAll
  static void migrate() throws Exception {
    server = TestServer.start(directory, Map.of());
    server.database(DATABASE);
    DatabaseSettings settings = DatabaseSettings.of(server.environment(DATABASE));
    new Migrations(settings, Migrations.LOCATION).apply();
    server.execute(
        DATABASE,
        login("stranger"),
        login("mage") + " IN ROLE mage_owner",
        login("watcher") + " IN ROLE monitoring");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static String login(String name) {
    return "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD);
  }

  @Test
  void whoWasGrantedNothingDoesNotGetIn() {
    assertThatThrownBy(() -> as("stranger", "SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void eachOwnerHasItsOwnSchemaAndNoOther() throws Exception {
    as("mage", "CREATE TABLE mage.pipelines (id int)");
    assertThatThrownBy(() -> as("mage", "CREATE TABLE application.orders (id int)"))
        .hasMessageContaining("permission denied for schema application");
    assertThatThrownBy(() -> as("mage", "CREATE TABLE public.anything (id int)"))
        .hasMessageContaining("permission denied for schema public");
    assertThatThrownBy(() -> as("mage", "SELECT * FROM migrations.flyway_schema_history"))
        .hasMessageContaining("permission denied for schema migrations");
  }

  @Test
  void theOwnerOfTheDatabaseGoesOnAsBefore() throws Exception {
    try (Connection owner = server.connect(DATABASE, TestServer.OWNER, TestServer.PASSWORD)) {
      TestServer.execute(
          owner,
          "CREATE TABLE of_a_service (id int)",
          "SET ROLE application_owner",
          "CREATE TABLE application.orders (id int)");
    }
  }

  @Test
  void monitoringReadsWhatOthersRunAndNoTable() throws Exception {
    try (Connection watcher = server.connect(DATABASE, "watcher", PASSWORD);
        Connection owner = server.connect(DATABASE, TestServer.OWNER, TestServer.PASSWORD);
        Statement running = owner.createStatement();
        Statement watching = watcher.createStatement()) {
      running.execute("SELECT 'something of the owner'");
      try (ResultSet seen =
          watching.executeQuery(
              "SELECT count(*) FROM pg_stat_activity WHERE usename = 'storehouse_owner'"
                  + " AND query LIKE '%something of the owner%'")) {
        assertThat(seen.next()).isTrue();
        assertThat(seen.getInt(1)).isPositive();
      }
    }
    assertThatThrownBy(() -> as("watcher", "SELECT * FROM migrations.flyway_schema_history"))
        .hasMessageContaining("permission denied for schema migrations");
    assertThatThrownBy(() -> as("watcher", "CREATE TABLE public.anything (id int)"))
        .hasMessageContaining("permission denied for schema public");
  }

  @Test
  void aSecondDatabaseOfTheServerIsMigratedAsWell() throws Exception {
    String second = server.database("second");
    DatabaseSettings settings = DatabaseSettings.of(server.environment(second));
    assertThat(new Migrations(settings, Migrations.LOCATION).apply()).hasSize(4);
  }

  private static void as(String user, String statement) throws SQLException {
    TestServer.execute(server.connect(DATABASE, user, PASSWORD), statement);
  }
}
