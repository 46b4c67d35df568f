package dev.storehouse.local;

import java.time.Duration;
import java.util.function.Supplier;

/** Measures the steps of a start. Thread-safe if its {@link Progress} is. */
final class Steps {

  private final Progress progress;

  Steps(Progress progress) {
    this.progress = progress;
  }

  <T> T timed(String step, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    progress.done(step, Duration.ofNanos(System.nanoTime() - start));
    return result;
  }

  void timed(String step, Runnable work) {
    long start = System.nanoTime();
    work.run();
    progress.done(step, Duration.ofNanos(System.nanoTime() - start));
  }
}
