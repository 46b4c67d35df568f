package dev.storehouse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./mvnw -Prun} in a repository, as users run it, on free ports and without the network.
 * Closing it stops the build, and with it the store.
 */
final class LocalRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern READY = Pattern.compile("Storehouse is ready after ([0-9.]+) s");
  private static final Pattern STORE = Pattern.compile("\\s*Store API\\s+(http\\S+)");

  private final Process process;
  private final BufferedReader output;
  private final Thread watchdog;
  private final double readySeconds;
  private final URI storeUrl;

  private LocalRun(Process process) throws IOException {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.watchdog = Thread.ofVirtual().start(this::endAfterPatience);
    this.readySeconds = Double.parseDouble(await(READY));
    this.storeUrl = URI.create(await(STORE));
  }

  /** Starts one; returns when it is ready. */
  static LocalRun in(Path root) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(root.resolve("mvnw").toString(), "-q", "--offline", "-Prun")
            .directory(root.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "STOREHOUSE_PORT", "0", "STOREHOUSE_QUERY_PORT", "0", "STOREHOUSE_AWS_PORT", "0"));
    return new LocalRun(builder.start());
  }

  /** How long it took, as it says itself: from the start of its JVM, in seconds. */
  double readySeconds() {
    return readySeconds;
  }

  /** Where the store's API is. */
  URI storeUrl() {
    return storeUrl;
  }

  private String await(Pattern wanted) throws IOException {
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

  private void endAfterPatience() {
    try {
      Thread.sleep(PATIENCE);
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    watchdog.interrupt();
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    output.close();
  }
}
