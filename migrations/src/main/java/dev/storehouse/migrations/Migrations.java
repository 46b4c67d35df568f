package dev.storehouse.migrations;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Versioned changes of a database: files {@code V<number>__<what it does>.sql}, never changed once
 * they were applied anywhere. Flyway notes in the schema {@link #SCHEMA} which those are, and holds
 * an advisory lock of PostgreSQL while it applies one.
 */
final class Migrations {

  /** Where they lie on the class path. */
  static final String LOCATION = "classpath:db/migration";

  /** Flyway's own schema, which is nobody else's. */
  static final String SCHEMA = "migrations";

  /** A second each; as long as {@code infra/run-task.sh} waits by itself. */
  private static final int LOCK_ATTEMPTS = 1_800;

  private final DatabaseSettings settings;
  private final String location;

  Migrations(DatabaseSettings settings, String location) {
    this.settings = settings;
    this.location = location;
  }

  /**
   * Applies those that the database does not have.
   *
   * @return what was done, in lines
   * @throws MigrateException if the database cannot be reached or a migration fails
   */
  List<String> apply() {
    try {
      return lines(flyway().migrate());
    } catch (FlywayException e) {
      throw Database.failure(e, settings);
    }
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(Database.of(settings))
        .locations(location)
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .placeholderReplacement(false)
        .schemas(SCHEMA)
        .createSchemas(true)
        .lockRetryCount(LOCK_ATTEMPTS)
        .cleanDisabled(true)
        .load();
  }

  private List<String> lines(MigrateResult result) {
    List<String> lines = new ArrayList<>();
    for (MigrateOutput migration : result.migrations) {
      lines.add("applied %s: %s".formatted(migration.version, migration.description));
    }
    lines.add("%s is up to date".formatted(settings));
    return lines;
  }
}
