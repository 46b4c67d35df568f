package dev.storehouse.local.events;

import java.time.Duration;

/** Waits; an interrupt ends it. */
@FunctionalInterface
public interface Pause {

  /** By the machine's clock. */
  Pause REAL = Thread::sleep;

  /** Returns after that time. */
  void of(Duration duration) throws InterruptedException;
}
