package dev.storehouse.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values of one thing, in one unit. Not thread-safe. */
final class Samples {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  int count() {
    return values.size();
  }

  /**
   * The middle value, the lower of two.
   *
   * @throws IllegalStateException if nothing was measured
   */
  double median() {
    return at(0.5);
  }

  /** The value that a tenth of all are at or below: how it goes when nothing else runs. */
  double firstDecile() {
    return at(0.1);
  }

  private double at(double share) {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) ((sorted.size() - 1) * share));
  }
}
