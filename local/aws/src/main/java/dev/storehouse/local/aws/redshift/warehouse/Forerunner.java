package dev.storehouse.local.aws.redshift.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** The server that a runtime which was killed left behind, and which holds the directory. */
final class Forerunner {

  private static final Logger LOGGER = Logger.getLogger(Forerunner.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Forerunner() {}

  /**
   * Stops it: what it has not committed it rolls back.
   *
   * @throws IllegalStateException if it does not stop
   */
  static void stop(Path directory) {
    Optional<ProcessHandle> found = find(directory.resolve("postmaster.pid"), directory);
    if (found.isEmpty()) {
      return;
    }
    ProcessHandle process = found.get();
    LOGGER.info(() -> "stopping the server " + process.pid() + " an earlier run left behind");
    // Fast shutdown, then immediate: the usual SIGTERM would wait for what still runs.
    for (String signal : List.of("-INT", "-QUIT")) {
      signal(process, signal);
      if (ended(process)) {
        return;
      }
    }
    throw new IllegalStateException("the server " + process.pid() + " does not stop");
  }

  private static Optional<ProcessHandle> find(Path file, Path directory) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      // The number may be another process's by now.
      return ProcessHandle.of(pid)
          .filter(process -> process.info().command().orElse("").contains("postgres"))
          .filter(
              process -> process.info().commandLine().orElse("").contains(directory.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException _) {
      process.destroy();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(ProcessHandle process) {
    CompletableFuture<Boolean> end =
        process
            .onExit()
            .thenApply(ended -> true)
            .completeOnTimeout(false, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return end.join();
  }
}
