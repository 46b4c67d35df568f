package dev.storehouse.benchmarks;

import dev.storehouse.benchmarks.lambda.Artefact;
import dev.storehouse.benchmarks.lambda.ContainerImage;
import dev.storehouse.benchmarks.lambda.FunctionProcess;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Figure P1: from the start of a fresh JVM to the first answer, the runtime interface client and
 * one read of DynamoDB Local (in this process, warm) included. All variants in turn, so that what
 * else the machine does falls on each alike.
 */
public final class ColdStart {

  private static final int ROUNDS = Integer.getInteger("rounds", 15);
  private static final String STORE = "dev.storehouse.store.StoreFunction::handleRequest";
  private static final String AUTHORIZER =
      "dev.storehouse.authorizer.AuthorizerFunction::handleRequest";
  private static final Map<String, String> SNAP_START =
      Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

  /** One way to start a function; whether it waits at a checkpoint that it is restored from. */
  private record Variant(
      String name, Supplier<FunctionProcess> start, boolean snapStart, String event) {}

  /** What was measured of a variant, in milliseconds. */
  private record Measured(Samples untilReady, Samples untilAnswer, Samples processor) {
    Measured() {
      this(new Samples(), new Samples(), new Samples());
    }
  }

  private final PrintStream console;
  private final Repository repository = Repository.ofThisBuild();
  private final Store store;
  private final Events events;
  private final ContainerImage plain;
  private final ContainerImage trained;

  private ColdStart(Store store, PrintStream console) {
    this.console = console;
    this.store = store;
    this.events = Events.of(repository, store);
    this.plain = image("plain");
    this.trained = image("trained");
  }

  /**
   * Takes no arguments; {@code -Drounds=} is how often each variant starts, {@code -Dpython=} an
   * interpreter that has boto3 (not the script of a version manager, which takes its own time).
   */
  public static void main(String[] arguments) {
    PrintStream console = System.out;
    try (Store store = Store.start(Repository.ofThisBuild())) {
      new ColdStart(store, console).run();
    }
    System.exit(0);
  }

  private ContainerImage image(String name) {
    return ContainerImage.layOut(
        repository.root(), repository.workDirectory("cold-start/image").resolve(name));
  }

  private void run() {
    trained.train();
    List<Variant> variants = new ArrayList<>();
    variants.addAll(variants("store", "api-handler", STORE, "StoreFunction", events.readProduct()));
    variants.addAll(
        variants("authorizer", "authorizer", AUTHORIZER, "AuthorizerFunction", events.authorize()));
    variants.add(python());
    Map<Variant, Measured> measured = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Variant variant : variants) {
        measure(variant, measured.computeIfAbsent(variant, _ -> new Measured()));
      }
    }
    report(measured);
  }

  private List<Variant> variants(
      String name, String handler, String function, String logicalId, String event) {
    Path directory = repository.workDirectory("cold-start").resolve(handler);
    Artefact artefact = new Artefact(repository.artefact(handler), directory);
    Map<String, String> environment = store.environment(logicalId);
    Map<String, String> snapStart = new LinkedHashMap<>(environment);
    snapStart.putAll(SNAP_START);
    return List.of(
        new Variant(
            name + ", zip",
            () ->
                FunctionProcess.start(
                    artefact.asZip(), function, FunctionProcess.FIRST_TIER_ONLY, environment),
            false,
            event),
        new Variant(
            name + ", image without its AOT cache",
            () -> plain.start(function, environment),
            false,
            event),
        new Variant(name + ", image", () -> trained.start(function, environment), false, event),
        new Variant(
            name + ", zip, restored from its checkpoint",
            () -> FunctionProcess.start(artefact.asZip(), function, List.of(), snapStart),
            true,
            event));
  }

  /** The same read by the shortest Python function there is, without a runtime interface client. */
  private Variant python() {
    Path script = repository.root().resolve("benchmarks/src/main/python/read_product.py");
    Map<String, String> environment = new LinkedHashMap<>(store.environment("StoreFunction"));
    environment.put("AWS_DEFAULT_REGION", environment.getOrDefault("AWS_REGION", ""));
    Path directory = repository.workDirectory("cold-start/python/task");
    return new Variant(
        "Python: import boto3, one read",
        () ->
            FunctionProcess.start(
                List.of(System.getProperty("python", "python3"), script.toString()),
                directory,
                environment),
        false,
        events.readProduct());
  }

  private static void measure(Variant variant, Measured measured) {
    long start = System.nanoTime();
    try (FunctionProcess process = variant.start().get()) {
      if (variant.snapStart()) {
        process.api().awaitCheckpoint();
        start = System.nanoTime();
        process.api().restore();
      }
      process.api().awaitReady();
      measured.untilReady().add(millisSince(start));
      String answer = process.api().invoke(variant.event());
      measured.untilAnswer().add(millisSince(start));
      measured.processor().add((double) process.processorTime().toMillis());
      if (!answer.contains("\"statusCode\":200") && !answer.contains("\"isAuthorized\":true")) {
        throw new IllegalStateException(variant.name() + " answered " + answer);
      }
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private void report(Map<Variant, Measured> measured) {
    Table table =
        new Table(
            console,
            "start",
            "÷ zip",
            "first answer, ms (median)",
            "(first decile)",
            "of it until ready, ms",
            "processor, ms",
            "runs");
    double zip = 0;
    for (Map.Entry<Variant, Measured> entry : measured.entrySet()) {
      Samples answer = entry.getValue().untilAnswer();
      if (entry.getKey().name().endsWith(", zip") || entry.getKey().name().startsWith("Python")) {
        zip = entry.getKey().name().startsWith("Python") ? first(measured) : answer.median();
      }
      table.row(
          entry.getKey().name(),
          answer.median() / zip,
          answer.median(),
          answer.firstDecile(),
          entry.getValue().untilReady().median(),
          entry.getValue().processor().median(),
          answer.count());
    }
  }

  private static double first(Map<Variant, Measured> measured) {
    return measured.values().iterator().next().untilAnswer().median();
  }
}
