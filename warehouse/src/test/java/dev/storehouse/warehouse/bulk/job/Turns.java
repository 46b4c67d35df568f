package dev.storehouse.warehouse.bulk.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** Processes whose calls come one after the other, in an order that chance gives. */
final class Turns {

  /** What becomes of a process at its turn. */
  enum Fate {
    GOES_ON,
    DIES
  }

  private record Arrival(int process, boolean isOver) {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final List<SynchronousQueue<Fate>> fates = new ArrayList<>();
  private final Random random;

  Turns(Random random) {
    this.random = random;
  }

  /**
   * Runs processes to their ends.
   *
   * @param count how many
   * @param process what each does, given what it has to run before each of its calls
   * @param fate decides at each turn; all processes stand still meanwhile
   */
  void run(int count, Function<Runnable, Runnable> process, Supplier<Fate> fate)
      throws InterruptedException {
    for (int each = 0; each < count; each++) {
      int number = each;
      fates.add(new SynchronousQueue<>());
      Runnable body = process.apply(() -> await(number));
      Thread.startVirtualThread(
          () -> {
            try {
              body.run();
            } finally {
              arrivals.add(new Arrival(number, true));
            }
          });
    }
    TreeMap<Integer, Arrival> waiting = new TreeMap<>();
    int alive = count;
    while (alive > 0) {
      while (waiting.size() < alive) {
        Arrival arrival = arrivals.take();
        if (arrival.isOver()) {
          alive--;
        } else {
          waiting.put(arrival.process(), arrival);
        }
      }
      if (alive > 0) {
        List<Integer> numbers = List.copyOf(waiting.keySet());
        int next = numbers.get(random.nextInt(numbers.size()));
        waiting.remove(next);
        fates.get(next).put(fate.get());
      }
    }
  }

  private void await(int process) {
    arrivals.add(new Arrival(process, false));
    try {
      if (fates.get(process).take() == Fate.DIES) {
        throw new Mortality.Death();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
