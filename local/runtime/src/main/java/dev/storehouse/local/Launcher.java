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

  private static final Duration WATCH_INTERVAL = Duration.ofMillis(200);
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
    build.ifPresent(handle -> Thread.ofVirtual().start(() -> watch(handle)));
  }

  /** Asks itself, because {@code onExit} of a process that is no child looks ever less often. */
  private static void watch(ProcessHandle build) {
    try {
      while (build.isAlive()) {
        Thread.sleep(WATCH_INTERVAL);
      }
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the build, which would only report that this process has ended. */
  void endBuild() {
    build.ifPresent(ProcessHandle::destroy);
  }

  /** Ends the build, then this process. */
  void fail(int status) {
    endBuild();
    build.ifPresent(Launcher::awaitEnd);
    System.exit(status);
  }

  private static void awaitEnd(ProcessHandle build) {
    try {
      build.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("The build goes on: " + e);
    }
  }
}
