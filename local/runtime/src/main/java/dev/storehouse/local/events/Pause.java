package dev.storehouse.local.events;

import java.time.Duration;

/** Waits; an interrupt ends it. */
@FunctionalInterface
interface Pause {

  /** By the machine's clock. */
  Pause REAL = Thread::sleep;

  void of(Duration duration) throws InterruptedException;
}
