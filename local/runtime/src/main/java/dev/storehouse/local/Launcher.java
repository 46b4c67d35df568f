package dev.storehouse.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The build that started this process, if one did: the two end together, so that a stopped build
 * leaves no server behind, and a failed start is not followed by a report about the build.
 */
final class Launcher {

  /** Set by the {@code run} profile: this process is the child of a Maven. */
  private static final String CHILD_OF_BUILD = "storehouse.child-of-build";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Optional<ProcessHandle> build;

  private Launcher(Optional<ProcessHandle> build) {
    this.build = build;
  }

  static Launcher ofThisProcess() {
    return new Launcher(
        Boolean.getBoolean(CHILD_OF_BUILD) ? ProcessHandle.current().parent() : Optional.empty());
  }

  /** From now on this process ends when the build does, however that comes. */
  void stopTogether() {
    build.ifPresent(
        handle ->
            Thread.ofVirtual()
                .start(
                    () -> {
                      handle.onExit().join();
                      System.exit(0);
                    }));
  }

  /** Ends the build, then this process. */
  void fail(int status) {
    build.ifPresent(Launcher::end);
    System.exit(status);
  }

  private static void end(ProcessHandle build) {
    build.destroy();
    try {
      build.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("The build goes on: " + e);
    }
  }
}
