package dev.storehouse.throttle;

import dev.storehouse.shared.problem.ProblemException;

/** A token that one request may get. Thread-safe. */
@FunctionalInterface
public interface Permit {

  /**
   * Waits until it is known whether there is one; at once if that is known already.
   *
   * @throws ProblemException RATE_LIMITED if there is none
   */
  void require();
}
