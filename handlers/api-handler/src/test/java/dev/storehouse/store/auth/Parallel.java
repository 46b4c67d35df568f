package dev.storehouse.store.auth;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many callers at once. */
final class Parallel {

  private Parallel() {}

  /** What each of so many callers got. */
  static <T> List<T> call(int times, Callable<T> call) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> futures =
          threads.invokeAll(IntStream.range(0, times).mapToObj(i -> call).toList());
      return futures.stream().map(Future::resultNow).toList();
    }
  }
}
