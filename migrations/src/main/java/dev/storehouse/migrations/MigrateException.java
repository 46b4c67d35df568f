package dev.storehouse.migrations;

import org.jspecify.annotations.Nullable;

/** The database was not brought up to date. The message is one line and holds no password. */
final class MigrateException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 1_000;

  private final Failure failure;

  MigrateException(Failure failure, String reason) {
    this(failure, reason, null);
  }

  MigrateException(Failure failure, String reason, @Nullable Throwable cause) {
    super(oneLine(reason), cause);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("[-\\s]*\\R[-\\s]*", "; ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
