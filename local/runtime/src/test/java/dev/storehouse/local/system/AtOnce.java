package dev.storehouse.local.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients that wait for one another, then do their work at the same time. */
final class AtOnce {

  private AtOnce() {}

  /** The results of all, in the order of the clients. */
  static <T> List<T> run(int clients, IntFunction<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    CountDownLatch ready = new CountDownLatch(clients);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Callable<T> one = work.apply(i);
        futures.add(
            executor.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return one.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
