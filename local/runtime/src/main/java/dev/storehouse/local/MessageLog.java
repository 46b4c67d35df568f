package dev.storehouse.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.aws.messaging.Messaging;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code local/target/events.log}: a line of JSON for each event that was put on a bus and each
 * message that was published to a topic, beside {@code functions.log}. Thread-safe.
 */
record MessageLog(PrintStream output) {

  /** Where it lies in a repository. */
  static Path in(Path root) {
    return root.resolve("local/target/events.log");
  }

  /**
   * Writes there from now on, in an empty file.
   *
   * @throws StartException if the file cannot be written
   */
  static void begin(Path root, Messaging messaging) {
    Path file = in(root);
    try {
      Files.createDirectories(file.resolveSibling(""));
      MessageLog log =
          new MessageLog(
              new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8));
      messaging.follow(
          event -> log.write("event", event), message -> log.write("message", message));
    } catch (IOException e) {
      throw new StartException("cannot write " + file, e);
    }
  }

  private void write(String kind, Map<String, Object> document) {
    try {
      output.println(JSON.std.asString(Map.of(kind, document)));
    } catch (IOException e) {
      throw new UncheckedIOException("a log line could not be written", e);
    }
  }
}
