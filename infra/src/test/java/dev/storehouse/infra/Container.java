package dev.storehouse.infra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process that an image's entry point starts, with the variables that it is given and no other.
 */
final class Container implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final Thread reader;

  private Container(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  static Container start(Path root, List<String> command, Map<String, String> variables)
      throws IOException {
    Dockerfile dockerfile = Dockerfile.read();
    List<String> words = new ArrayList<>();
    dockerfile.words("ENTRYPOINT").forEach(word -> words.add(root + word));
    words.addAll(command.isEmpty() ? dockerfile.words("CMD") : command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(root.resolve(dockerfile.only("WORKDIR").substring(1)).toFile());
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin");
    environment.merge("JAVA_OPTIONS", "-Xmx256m", (own, heap) -> heap + " " + own);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    return new Container(builder.start());
  }

  Process process() {
    return process;
  }

  /** The next line that is wanted; those before it are passed over. */
  String await(Predicate<String> wanted) throws InterruptedException {
    while (true) {
      String line = output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new IllegalStateException("no such line among " + seen);
      }
      seen.add(line);
      if (wanted.test(line)) {
        return line;
      }
    }
  }

  /** Tells it to stop as ECS does, and waits. */
  int stop() throws InterruptedException {
    // By its handle: destroying a process closes its output as well.
    process.toHandle().destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
    reader.join();
    output.drainTo(seen);
    return process.exitValue();
  }

  /** All lines so far. */
  List<String> lines() {
    output.drainTo(seen);
    return List.copyOf(seen);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
