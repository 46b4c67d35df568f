package dev.storehouse.migrations;

import java.io.PrintStream;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command {@code migrate} of {@code infra/tasks.yaml}: applies what the database has not yet,
 * one migration a transaction, and says which. As many as like may run at once: each migration is
 * applied by one of them, while the others wait. Then it makes the {@link Logins} that it is given
 * passwords for.
 */
public final class Migrate {

  /**
   * What Flyway tells besides goes nowhere; the reference keeps the setting from being collected.
   */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private Migrate() {}

  /**
   * Takes no arguments; {@link DatabaseSettings} and {@link Logins} tell which variables it reads.
   * Exits with 0 when the database is up to date, or with the code of a {@link Failure} and one
   * line that says why.
   */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err));
  }

  static int run(Map<String, String> environment, PrintStream output, PrintStream errors) {
    FLYWAY.setLevel(Level.OFF);
    try {
      DatabaseSettings settings = DatabaseSettings.of(environment);
      new Migrations(settings, Migrations.LOCATION).apply().forEach(output::println);
      new Logins(settings, Logins.passwords(environment)).apply().forEach(output::println);
      return 0;
    } catch (MigrateException e) {
      errors.println("migrate: " + e.getMessage());
      return e.failure().exitCode();
    }
  }
}
