package dev.storehouse.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services with logins of their own, made by the task that they come after. */
class LoginsTest {

  private static final String PASSWORD = "only-the-secret-knows-it";

  @TempDir private static Path directory;
  private static TestServer server;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    server =
        TestServer.start(
            directory,
            Map.of(
                "log_statement", "all",
                "logging_collector", "on",
                "log_directory", "'" + directory.resolve("log") + "'"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aLoginHasItsOwnSchemaBeforeItAndNoOther() throws Exception {
    String database = server.database("shop");
    assertThat(migrate(database, Map.of("MAGE_LOGIN_PASSWORD", PASSWORD))).isZero();
    assertThat(said.toString()).contains("login mage is a member of mage_owner");
    as(database, "mage", PASSWORD, "CREATE TABLE pipelines (id int)");
    assertThat(
            server.read(database, "SELECT schemaname FROM pg_tables WHERE tablename = 'pipelines'"))
        .containsExactly("mage");
    assertThatThrownBy(
            () -> as(database, "mage", PASSWORD, "CREATE TABLE application.orders (id int)"))
        .hasMessageContaining("permission denied for schema application");
  }

  @Test
  void thePasswordIsTheOneOfTheLastTime() throws Exception {
    String database = server.database("changed");
    migrate(database, Map.of("APPLICATION_LOGIN_PASSWORD", "of-yesterday"));
    migrate(database, Map.of("APPLICATION_LOGIN_PASSWORD", PASSWORD));
    as(database, "application", PASSWORD, "SELECT 1");
    assertThatThrownBy(() -> as(database, "application", "of-yesterday", "SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void asManyAsLikeMakeThemAtOnce() throws Exception {
    String database = server.database("busy");
    Map<String, String> passwords =
        Map.of("APPLICATION_LOGIN_PASSWORD", PASSWORD, "MAGE_LOGIN_PASSWORD", PASSWORD);
    List<Future<Integer>> tasks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int task = 0; task < 4; task++) {
        tasks.add(threads.submit(() -> migrate(database, passwords)));
      }
    }
    for (Future<Integer> task : tasks) {
      assertThat(task.get()).as(said::toString).isZero();
    }
    as(database, "mage", PASSWORD, "SELECT 1");
  }

  @Test
  void aServerThatLogsStatementsDoesNotLearnThePassword() throws Exception {
    String database = server.database("logged");
    migrate(database, Map.of("MAGE_LOGIN_PASSWORD", PASSWORD));
    StringBuilder log = new StringBuilder();
    try (Stream<Path> files = Files.list(directory.resolve("log"))) {
      for (Path file : files.toList()) {
        log.append(Files.readString(file));
      }
    }
    assertThat(log).contains("SCRAM-SHA-256$").doesNotContain(PASSWORD);
  }

  @Test
  void whoHasNoPasswordGetsNoLogin() throws Exception {
    String database = server.database("quiet");
    assertThat(migrate(database, Map.of("MAGE_LOGIN_PASSWORD", " "))).isZero();
    assertThat(said.toString()).doesNotContain("login");
  }

  @Test
  void whatIsRefusedIsToldInOneLine() throws Exception {
    String database = server.database("refused");
    server.execute("postgres", "CREATE ROLE application SUPERUSER");
    try {
      assertThat(migrate(database, Map.of("APPLICATION_LOGIN_PASSWORD", PASSWORD)))
          .isEqualTo(Failure.MIGRATION.exitCode());
      assertThat(said.toString()).contains("migrate: ERROR: permission denied");
    } finally {
      server.execute("postgres", "DROP ROLE application");
    }
  }

  private int migrate(String database, Map<String, String> passwords) {
    Map<String, String> environment = new HashMap<>(server.environment(database));
    environment.putAll(passwords);
    PrintStream stream = new PrintStream(said, true);
    return Migrate.run(environment, stream, stream);
  }

  private static void as(String database, String user, String password, String statement)
      throws SQLException {
    TestServer.execute(server.connect(database, user, password), statement);
  }
}
