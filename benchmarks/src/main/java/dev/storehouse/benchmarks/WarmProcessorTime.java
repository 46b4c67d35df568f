package dev.storehouse.benchmarks;

import dev.storehouse.benchmarks.lambda.Artefact;
import dev.storehouse.benchmarks.lambda.FunctionProcess;
import dev.storehouse.benchmarks.lambda.Layout;
import dev.storehouse.benchmarks.lambda.ReadItemFunction;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Figure P2: processor time of a warm request in the function's process, all threads, the runtime
 * interface client, the garbage collector and the compiler included. DynamoDB Local runs in another
 * process, so its time is not in it; the SDK's is. The operating system counts it, nothing in the
 * function does.
 */
public final class WarmProcessorTime {

  private static final int ROUNDS = Integer.getInteger("rounds", 11);
  private static final int WARM_UP = Integer.getInteger("warmup", 10_000);
  private static final int REQUESTS = Integer.getInteger("requests", 1_000);

  /** A warm function, and what it is asked. */
  private record Subject(
      String name, FunctionProcess process, Supplier<String> event, Samples samples)
      implements AutoCloseable {

    void ask(int times) {
      for (int i = 0; i < times; i++) {
        process.api().invoke(event.get());
      }
    }

    void measure() {
      long before = process.processorTime().toNanos();
      ask(REQUESTS);
      samples.add((process.processorTime().toNanos() - before) / 1e6 / REQUESTS);
    }

    @Override
    public void close() {
      process.close();
    }
  }

  private WarmProcessorTime() {}

  /**
   * Takes no arguments; {@code -Dwarmup=}, {@code -Drounds=} and {@code -Drequests=} (per round)
   * say how much is measured.
   */
  public static void main(String[] arguments) throws URISyntaxException {
    PrintStream console = System.out;
    Repository repository = Repository.ofThisBuild();
    try (Store store = Store.start(repository)) {
      List<Subject> subjects = subjects(repository, store);
      for (Subject subject : subjects) {
        subject.ask(WARM_UP);
      }
      for (int round = 0; round < ROUNDS; round++) {
        subjects.forEach(Subject::measure);
      }
      report(console, subjects);
      subjects.forEach(Subject::close);
    }
    System.exit(0);
  }

  private static List<Subject> subjects(Repository repository, Store store)
      throws URISyntaxException {
    Events events = Events.of(repository, store);
    Path directory = repository.workDirectory("warm");
    Artefact storeArtefact =
        new Artefact(repository.artefact("api-handler"), directory.resolve("api-handler"));
    Artefact authorizerArtefact =
        new Artefact(repository.artefact("authorizer"), directory.resolve("authorizer"));
    Path ownClasses =
        Path.of(ReadItemFunction.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, String> storeEnvironment = store.environment("StoreFunction");
    storeEnvironment.put("PRODUCT_ID", events.productId());
    String storeFunction = "dev.storehouse.store.StoreFunction";
    List<Subject> subjects = new ArrayList<>();
    subjects.add(
        subject(
            "one GetItem, nothing else",
            storeArtefact.asImageWith(ownClasses),
            ReadItemFunction.class.getName(),
            storeEnvironment,
            events::readProduct));
    subjects.add(
        subject(
            "GET /products/{product_id}",
            storeArtefact.asZip(),
            storeFunction,
            storeEnvironment,
            events::readProduct));
    subjects.add(
        subject(
            "POST /orders, one line",
            storeArtefact.asZip(),
            storeFunction,
            storeEnvironment,
            events::placeOrder));
    subjects.add(
        subject(
            "authorizer decision",
            authorizerArtefact.asZip(),
            "dev.storehouse.authorizer.AuthorizerFunction",
            store.environment("AuthorizerFunction"),
            events::authorize));
    return subjects;
  }

  private static Subject subject(
      String name,
      Layout layout,
      String handler,
      Map<String, String> environment,
      Supplier<String> event) {
    return new Subject(
        name,
        FunctionProcess.start(layout, handler + "::handleRequest", List.of(), environment),
        event,
        new Samples());
  }

  private static void report(PrintStream console, List<Subject> subjects) {
    Table table =
        new Table(
            console,
            "request",
            "÷ one GetItem",
            "processor per request, ms (median)",
            "(first decile)",
            "rounds of " + REQUESTS);
    double base = subjects.getFirst().samples().median();
    for (Subject subject : subjects) {
      Samples samples = subject.samples();
      table.row(
          subject.name(),
          samples.median() / base,
          samples.median(),
          samples.firstDecile(),
          samples.count());
    }
  }
}
