package dev.storehouse.local.streams;

import java.time.Duration;

/** Wakes all who wait for something to be written. Thread-safe. */
final class Hints {

  private long count;

  synchronized void give() {
    count++;
    notifyAll();
  }

  /** How many were given. */
  synchronized long count() {
    return count;
  }

  /** Returns when there were more than so many, at the latest after a while. */
  synchronized void await(long seen, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = longest.toMillis();
        count <= seen && left > 0;
        left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
      wait(left);
    }
  }
}
