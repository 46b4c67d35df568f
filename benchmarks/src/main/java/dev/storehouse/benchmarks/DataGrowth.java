package dev.storehouse.benchmarks;

import dev.storehouse.benchmarks.growth.CapacityMeter;
import java.io.PrintStream;

/**
 * Figure P5: what a request costs, in capacity units and in time, in a small store and in a large
 * one. Both run side by side and are asked in turn.
 */
public final class DataGrowth {

  private static final int SMALL = Integer.getInteger("small", 100);
  private static final int LARGE = Integer.getInteger("large", 100_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 31);
  private static final int WARM_UP = 20;

  private DataGrowth() {}

  /** Takes no arguments; {@code -Dsmall=}, {@code -Dlarge=} and {@code -Drounds=} size it. */
  public static void main(String[] arguments) {
    PrintStream console = System.out;
    Repository repository = Repository.ofThisBuild();
    try (GrownStore small = new GrownStore(repository, SMALL);
        GrownStore large = new GrownStore(repository, LARGE)) {
      console.printf("stores of %d and %d products, orders of one user and users%n", SMALL, LARGE);
      Table table =
          new Table(
              console,
              "request",
              "capacity, large ÷ small",
              "units at " + SMALL,
              "units at " + LARGE,
              "calls",
              "time, large ÷ small",
              "ms at " + SMALL,
              "ms at " + LARGE);
      for (String name : small.requests()) {
        compare(table, name, small, large);
      }
    }
    System.exit(0);
  }

  private static void compare(Table table, String name, GrownStore small, GrownStore large) {
    for (int i = 0; i < WARM_UP; i++) {
      small.ask(name);
      large.ask(name);
    }
    CapacityMeter.Reading before = small.capacity(name);
    CapacityMeter.Reading after = large.capacity(name);
    Samples smallTime = new Samples();
    Samples largeTime = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      smallTime.add(small.time(name));
      largeTime.add(large.time(name));
    }
    table.row(
        name,
        after.units().doubleValue() / before.units().doubleValue(),
        before.units().toPlainString(),
        after.units().toPlainString(),
        before.calls() == after.calls()
            ? String.valueOf(before.calls())
            : before.calls() + " → " + after.calls(),
        largeTime.median() / smallTime.median(),
        smallTime.median(),
        largeTime.median());
  }
}
