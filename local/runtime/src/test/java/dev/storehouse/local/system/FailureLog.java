package dev.storehouse.local.system;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/**
 * Takes what is said of failed functions away from the terminal: an authorizer fails for each bad
 * credential, for that is how it refuses one.
 */
record FailureLog(Logger functions, Handler handler) implements AutoCloseable {

  static FailureLog to(PrintStream log) {
    Logger functions = Logger.getLogger("dev.storehouse.service.functions");
    Handler handler = new StreamHandler(log, new SimpleFormatter());
    functions.setUseParentHandlers(false);
    functions.addHandler(handler);
    return new FailureLog(functions, handler);
  }

  @Override
  public void close() {
    functions.removeHandler(handler);
    functions.setUseParentHandlers(true);
    handler.flush();
  }
}
