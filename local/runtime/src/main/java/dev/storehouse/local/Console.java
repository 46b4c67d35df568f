package dev.storehouse.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the user sees. Thread-safe. */
final class Console implements Progress {

  private static final double MILLIS_PER_SECOND = 1_000;

  private final PrintStream output;

  Console(PrintStream output) {
    this.output = output;
  }

  void starting() {
    output.println("Storehouse is starting");
  }

  @Override
  public void done(String step, Duration took) {
    output.printf(Locale.ROOT, "  %-20s %4.1f s%n", step, seconds(took));
  }

  void ready(LocalSystem system, Path root, Duration took) {
    Tour tour = Tour.of(system);
    output.printf(
        Locale.ROOT,
        """

        Storehouse is ready after %.1f s

          Store API      %s
          Query API      %s
          AWS endpoint   %s
          Credentials    %s
          Function logs  %s
          Stop           Ctrl-C

        List products, log in, place an order:

          %s
          %s
          %s

        Ask the warehouse for the order, and for two years of sales:

          %s
          %s

        """,
        seconds(took),
        system.storeUrl(),
        system.queryUrl(),
        system.awsEndpoint(),
        root.relativize(RunFile.in(root)),
        root.relativize(FunctionLog.in(root)),
        tour.listProducts(),
        tour.logIn(),
        tour.placeOrder(),
        tour.queryOrders(),
        tour.querySales());
    output.flush();
  }

  void stopped() {
    output.println("Storehouse has stopped.");
    output.flush();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
