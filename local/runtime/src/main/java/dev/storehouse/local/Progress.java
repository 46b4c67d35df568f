package dev.storehouse.local;

import java.time.Duration;

/** Is told how a start goes on. Steps may end out of order and on any thread. */
@FunctionalInterface
public interface Progress {

  /** Says nothing. */
  Progress SILENT = (_, _) -> {};

  /** A step is done. */
  void done(String step, Duration took);
}
