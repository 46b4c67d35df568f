package dev.storehouse.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, as the owner that RDS makes. */
class MigrateTest {

  private static final long PATIENCE_SECONDS = 120;
  private static final String HISTORY =
      "SELECT version || ' ' || success FROM migrations.flyway_schema_history"
          + " WHERE version IS NOT NULL ORDER BY installed_rank";
  private static final String[] ALL = {
    "applied 1: close what is open to everyone",
    "applied 2: schemas with owners",
    "applied 3: monitoring reads statistics"
  };

  @TempDir private static Path directory;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(directory, Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** How a run ended, and what it said. */
  private record Ended(int code, String output, String errors) {
    List<String> applied() {
      return output.lines().filter(line -> line.startsWith("applied")).toList();
    }
  }

  @Test
  void ofTwoProcessesAtOnceEachMigrationIsAppliedByOne() throws Exception {
    String database = server.database("at_once");
    List<Process> processes = new ArrayList<>();
    try (Connection gate = server.connect(database, "postgres", "");
        Statement statement = gate.createStatement()) {
      gate.setAutoCommit(false);
      // Nobody makes a schema, the first thing that each of them does, until both of them want to.
      statement.execute("LOCK TABLE pg_catalog.pg_namespace IN SHARE MODE");
      for (int i = 0; i < 2; i++) {
        processes.add(process(server.environment(database)));
      }
      awaitWaiting(processes.size());
      gate.rollback();
    }
    List<String> applied = new ArrayList<>();
    for (Process process : processes) {
      Ended ended = ended(process);
      assertThat(ended.errors()).isEmpty();
      assertThat(ended.code()).isZero();
      assertThat(ended.output()).contains("at_once at 127.0.0.1:", " is up to date");
      applied.addAll(ended.applied());
    }
    assertThat(applied).containsExactlyInAnyOrder(ALL);
    assertThat(server.read(database, HISTORY)).containsExactly("1 true", "2 true", "3 true");
  }

  @Test
  void whatIsUpToDateStaysAsItIs() throws Exception {
    Map<String, String> environment = server.environment(server.database("again"));
    assertThat(run(environment).applied()).containsExactly(ALL);
    Ended second = run(environment);
    assertThat(second.code()).isZero();
    assertThat(second.applied()).isEmpty();
    assertThat(second.output()).endsWith("is up to date" + System.lineSeparator());
  }

  @Test
  void aBrokenMigrationLeavesNothingHalfDone(@TempDir Path files) throws Exception {
    String database = server.database("broken");
    DatabaseSettings settings = DatabaseSettings.of(server.environment(database));
    Migrations migrations = new Migrations(settings, "filesystem:" + files);
    Files.writeString(files.resolve("V1__good.sql"), "CREATE TABLE public.good (id int);");
    Path second = files.resolve("V2__bad.sql");
    Files.writeString(second, "CREATE TABLE public.half (id int); SELECT 1 / 0;");
    assertThatThrownBy(migrations::apply)
        .isInstanceOfSatisfying(
            MigrateException.class,
            failure -> assertThat(failure.failure()).isEqualTo(Failure.MIGRATION))
        .message()
        .contains("V2__bad.sql", "division by zero")
        .hasLineCount(1);
    assertThat(tables(database)).containsExactly("good");
    assertThat(server.read(database, HISTORY)).containsExactly("1 true");

    Files.writeString(second, "CREATE TABLE public.whole (id int);");
    assertThat(migrations.apply()).contains("applied 2: bad");
    assertThat(tables(database)).containsExactly("good", "whole");
  }

  @Test
  void aMigrationThatWasChangedAfterItWasAppliedIsRefused(@TempDir Path files) throws Exception {
    String database = server.database("changed");
    DatabaseSettings settings = DatabaseSettings.of(server.environment(database));
    Migrations migrations = new Migrations(settings, "filesystem:" + files);
    Path first = files.resolve("V1__first.sql");
    Files.writeString(first, "CREATE TABLE public.a (id int);");
    migrations.apply();
    Files.writeString(first, "CREATE TABLE public.b (id int);");
    assertThatThrownBy(migrations::apply)
        .hasMessageContaining("checksum")
        .message()
        .hasLineCount(1);
    assertThat(tables(database)).containsExactly("a");
  }

  @Test
  void aWrongPasswordIsToldInOneLineThatDoesNotHoldIt() throws Exception {
    Map<String, String> environment = server.environment(server.database("closed"));
    environment.put("PGPASSWORD", "swordfish");
    Ended ended = run(environment);
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.errors())
        .startsWith("migrate: the database refuses the login to closed at 127.0.0.1:")
        .contains("as storehouse_owner (28P01: ")
        .doesNotContain("swordfish")
        .hasLineCount(1);
  }

  @Test
  void whereNobodyListensIsToldInOneLine() throws Exception {
    Map<String, String> environment = server.environment("nowhere");
    int port = freePort();
    environment.put("DATABASE_URL", "postgresql://127.0.0.1:%d/nowhere".formatted(port));
    Ended ended = run(environment);
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.errors())
        .startsWith("migrate: no connection to nowhere at 127.0.0.1:" + port)
        .hasLineCount(1);
  }

  @Test
  void aServerThatDoesNotEncryptIsNotTalkedTo() throws Exception {
    Map<String, String> environment = server.environment(server.database("in_clear"));
    environment.put("DATABASE_URL", server.url("in_clear") + "?sslmode=require");
    Ended ended = run(environment);
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.errors()).contains("no connection to in_clear", "SSL").hasLineCount(1);
  }

  @Test
  void aDatabaseThatThereIsNotIsToldInOneLine() {
    Ended ended = run(server.environment("missing"));
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.errors()).startsWith("migrate: there is no database missing").hasLineCount(1);
  }

  @Test
  void whatIsNotSetIsNamed() {
    Map<String, String> environment = server.environment("any");
    environment.remove("PGPASSWORD");
    Ended ended = run(environment);
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.errors()).isEqualToIgnoringNewLines("migrate: PGPASSWORD is not set");
  }

  private static void awaitWaiting(int sessions) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> waiting = List.of();
    while (waiting.size() < sessions && System.nanoTime() < deadline) {
      waiting =
          server.read(
              "postgres",
              "SELECT query FROM pg_stat_activity"
                  + " WHERE application_name = 'migrate' AND wait_event_type = 'Lock'");
    }
    assertThat(waiting).hasSize(sessions).allMatch(query -> query.startsWith("CREATE SCHEMA"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> tables(String database) throws SQLException {
    return server.read(
        database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  }

  private static Ended run(Map<String, String> environment) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Migrate.run(
            environment,
            new PrintStream(output, true, UTF_8),
            new PrintStream(errors, true, UTF_8));
    return new Ended(code, output.toString(UTF_8), errors.toString(UTF_8));
  }

  private static Process process(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Migrate.class.getName());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ended ended(Process process) throws Exception {
    try (var output = process.inputReader(UTF_8);
        var errors = process.errorReader(UTF_8)) {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), output.readAllAsString(), errors.readAllAsString());
    } finally {
      process.destroyForcibly();
    }
  }
}
