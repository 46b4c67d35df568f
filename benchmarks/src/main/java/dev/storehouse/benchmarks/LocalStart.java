package dev.storehouse.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Figure P7: how long {@code ./mvnw -Prun} takes until the store is ready, and until a fresh clone
 * has answered its first request. Maven works offline: what it downloads once is not in the figure.
 */
public final class LocalStart {

  private static final int STARTS = Integer.getInteger("starts", 5);
  private static final int CLONES = Integer.getInteger("clones", 1);

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
    try (LocalRun run = LocalRun.in(root)) {
      call(URI.create(run.storeUrl() + "/products"));
      return new Run(run.readySeconds(), (System.nanoTime() - start) / 1e9);
    }
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

  private static void report(PrintStream console, Samples ready, Samples answered, Samples cloned) {
    Table table = new Table(console, "from", "to", "seconds (median)", "runs");
    table.row("start of the JVM, after the build", "ready", ready.median(), ready.count());
    table.row("./mvnw -Prun, after the build", "first answer", answered.median(), answered.count());
    table.row("git clone", "first answer", cloned.median(), cloned.count());
  }
}
