package dev.storehouse.local;

import java.time.Duration;

/** Stops the system when the process is told to end; the user does not wait long. */
final class Shutdown implements Runnable {

  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final LocalSystem system;
  private final Console console;
  private final Launcher launcher;

  Shutdown(LocalSystem system, Console console, Launcher launcher) {
    this.system = system;
    this.console = console;
    this.launcher = launcher;
  }

  @Override
  public void run() {
    Thread closing = Thread.ofPlatform().daemon().start(system::close);
    try {
      closing.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.stopped();
    launcher.endBuild();
  }
}
