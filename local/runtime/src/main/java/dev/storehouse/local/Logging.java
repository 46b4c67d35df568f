package dev.storehouse.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What of the parts' own logs reaches the terminal: warnings, one line each. */
final class Logging {

  /** Held here: a logger nobody holds forgets its level. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("com.amazonaws"));

  private Logging() {}

  static void quieten() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT %4$s %5$s%6$s%n");
    Logger.getLogger("").setLevel(Level.WARNING);
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
