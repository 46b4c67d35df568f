package dev.storehouse.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code local/target/functions.log}: what the functions write to the standard output, which Lambda
 * would send to CloudWatch. The terminal stays free for the one who sits at it.
 */
final class FunctionLog {

  private FunctionLog() {}

  /** Where it lies in a repository. */
  static Path in(Path root) {
    return root.resolve("local/target/functions.log");
  }

  /**
   * Sends the standard output of this process there from now on, in an empty file.
   *
   * @return the standard output as it was
   * @throws StartException if the file cannot be written
   */
  static PrintStream divert(Path root) {
    PrintStream terminal = System.out;
    Path file = in(root);
    try {
      Files.createDirectories(file.resolveSibling(""));
      System.setOut(new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StartException("cannot write " + file, e);
    }
    return terminal;
  }
}
