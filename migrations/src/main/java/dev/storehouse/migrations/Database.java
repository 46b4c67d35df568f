package dev.storehouse.migrations;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the database, and what their failures mean. */
final class Database {

  private static final int CONNECT_SECONDS = 10;

  /** Of silence: one statement may take that long. */
  private static final int ANSWER_SECONDS = 900;

  /** A migration that waits for a table makes everybody wait who comes after it. */
  private static final String OPTIONS = "-c lock_timeout=30s";

  private Database() {}

  static DataSource of(DatabaseSettings settings) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(new String[] {settings.host()});
    database.setPortNumbers(new int[] {settings.port()});
    database.setDatabaseName(settings.name());
    database.setUser(settings.user());
    database.setPassword(settings.password());
    database.setApplicationName("migrate");
    database.setConnectTimeout(CONNECT_SECONDS);
    database.setLoginTimeout(2 * CONNECT_SECONDS);
    database.setSocketTimeout(ANSWER_SECONDS);
    database.setTcpKeepAlive(true);
    database.setOptions(OPTIONS);
    database.setSslMode(settings.encrypted() ? "verify-full" : "disable");
    if (settings.encrypted()) {
      database.setSslRootCert(settings.roots().orElseGet(RdsRoots::file));
    }
    return database;
  }

  /** What to tell of a failure: of the connection, or else of what was to be done. */
  static MigrateException failure(Exception failure, DatabaseSettings settings) {
    return explain(failure, settings)
        .map(reason -> new MigrateException(Failure.NO_CONNECTION, reason, failure))
        .orElseGet(
            () ->
                new MigrateException(
                    Failure.MIGRATION, String.valueOf(failure.getMessage()), failure));
  }

  private static Optional<String> explain(Throwable failure, DatabaseSettings settings) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException cause && cause.getSQLState() != null) {
        return explain(cause, settings);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> explain(SQLException cause, DatabaseSettings settings) {
    String detail = " (%s: %s)".formatted(cause.getSQLState(), cause.getMessage());
    return switch (cause.getSQLState().substring(0, 2)) {
      // Classes of "PostgreSQL Error Codes"; the driver uses 08 for trouble with TLS as well.
      case "08" -> Optional.of("no connection to " + settings + detail);
      case "28" -> Optional.of("the database refuses the login to " + settings + detail);
      case "3D" -> Optional.of("there is no database " + settings + detail);
      default -> Optional.empty();
    };
  }
}
