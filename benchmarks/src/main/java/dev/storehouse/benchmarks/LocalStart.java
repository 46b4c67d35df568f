package dev.storehouse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figure P7: how long {@code ./mvnw -Prun} takes until the store is ready, and until a fresh clone
 * has answered its first request. Maven works offline: what it downloads once is not in the figure.
 */
public final class LocalStart {

  private static final int STARTS = Integer.getInteger("starts", 5);
  private static final int CLONES = Integer.getInteger("clones", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern READY = Pattern.compile("Storehouse is ready after ([0-9.]+) s");
  private static final Pattern STORE = Pattern.compile("\\s*Store API\\s+(http\\S+)");

  /** What one run took, in seconds: what it says itself, and with Maven before it. */
  private record Run(double ready, double answered) {}

  private LocalStart() {}

  /** Takes no arguments; {@code -Dstarts=} and {@code -Dclones=} say how often. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Repository repository = Repository.ofThisBuild();
    Samples ready = new Samples();
    Samples answered = new Samples();
    for (int i = 0; i < STARTS; i++) {
      Run run = run(repository.root(), System.nanoTime());
      ready.add(run.ready());
      answered.add(run.answered());
    }
    Samples cloned = new Samples();
    for (int i = 0; i < CLONES; i++) {
      cloned.add(cloneAndRun(repository.root()));
    }
    report(System.out, ready, answered, cloned);
  }

  private static double cloneAndRun(Path root) throws IOException, InterruptedException {
    Path clone = Files.createTempDirectory("storehouse-clone");
    long start = System.nanoTime();
    Process git =
        new ProcessBuilder("git", "clone", "--quiet", root.toString(), clone.toString())
            .inheritIO()
            .start();
    if (git.waitFor() != 0) {
      throw new IOException("git clone failed");
    }
    return run(clone, start).answered();
  }

  private static Run run(Path root, long start) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(root.resolve("mvnw").toString(), "-q", "--offline", "-Prun")
            .directory(root.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            java.util.Map.of(
                "STOREHOUSE_PORT", "0", "STOREHOUSE_QUERY_PORT", "0", "STOREHOUSE_AWS_PORT", "0"));
    Process process = builder.start();
    Thread watchdog = Thread.ofVirtual().start(() -> endAfterPatience(process));
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      double ready = Double.parseDouble(await(output, READY));
      call(URI.create(await(output, STORE) + "/products"));
      return new Run(ready, (System.nanoTime() - start) / 1e9);
    } finally {
      watchdog.interrupt();
      end(process);
    }
  }

  private static String await(BufferedReader output, Pattern wanted) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = wanted.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
      seen.append(line).append('\n');
    }
    throw new IOException("the store did not start:\n" + seen);
  }

  private static void call(URI uri) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                  BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        throw new IOException(uri + " answered " + status);
      }
    }
  }

  private static void endAfterPatience(Process process) {
    try {
      Thread.sleep(PATIENCE);
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stopping the build stops the store. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  private static void report(PrintStream console, Samples ready, Samples answered, Samples cloned) {
    Table table = new Table(console, "from", "to", "seconds (median)", "runs");
    table.row("start of the JVM, after the build", "ready", ready.median(), ready.count());
    table.row("./mvnw -Prun, after the build", "first answer", answered.median(), answered.count());
    table.row("git clone", "first answer", cloned.median(), cloned.count());
  }
}
