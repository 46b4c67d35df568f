package dev.storehouse.service.functions;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;

/** Writes a function's log lines where Lambda takes them from: to the standard output. */
enum StandardOutputLogger implements LambdaLogger {
  INSTANCE;

  @Override
  public void log(String message) {
    System.out.print(message.endsWith("\n") ? message : message + System.lineSeparator());
  }

  @Override
  public void log(byte[] message) {
    log(new String(message, StandardCharsets.UTF_8));
  }
}
