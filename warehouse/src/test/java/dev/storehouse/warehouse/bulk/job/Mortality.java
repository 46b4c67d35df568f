package dev.storehouse.warehouse.bulk.job;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a process at one of its calls: before it, which is to everybody else the same as after the
 * one before. Thread-safe.
 */
final class Mortality implements Runnable {

  /** The end of a process. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final AtomicInteger left;

  /**
   * A process of so many calls.
   *
   * @param calls from 0
   */
  Mortality(int calls) {
    this.left = new AtomicInteger(calls);
  }

  @Override
  public void run() {
    if (left.getAndDecrement() <= 0) {
      throw new Death();
    }
  }
}
