package dev.storehouse.migrations;

/** Why a database was not brought up to date, by the codes of {@code sysexits.h}. */
enum Failure {
  /** A variable is missing or makes no sense. */
  SETTINGS(64),

  /** The database cannot be reached, is not who it should be, or lets us not in. */
  NO_CONNECTION(69),

  /** A migration failed, or the logins. What came before is applied, of itself nothing is. */
  MIGRATION(70);

  private final int exitCode;

  Failure(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
