package dev.storehouse.benchmarks.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of the container image, started by its entry point on the JVM of this process.
 *
 * @param repository with what {@code ./mvnw package} has made
 * @param root of the image's files
 */
public record ContainerImage(Path repository, Path root) {

  /** Copies the files of the image below {@code root}, without caches. */
  public static ContainerImage layOut(Path repository, Path root) {
    ContainerImage image = new ContainerImage(repository, root);
    try {
      image.copy("service/target/image/libraries", "libraries");
      image.copy("service/target/image/application", "application");
      image.copy("service/src/main/image", "bin");
      image.copy("template.yaml", "template.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException("no image: was it packaged?", e);
    }
    return image;
  }

  /** Makes the caches of the functions, as the image's build does. */
  public void train() {
    ProcessBuilder builder =
        new ProcessBuilder(launcher(), "train", repository.resolve("events").toString());
    builder.environment().put("PATH", path());
    builder.redirectErrorStream(true).redirectOutput(root.resolve("train.log").toFile());
    try {
      if (builder.start().waitFor() != 0) {
        throw new IllegalStateException("the training fails: see " + root.resolve("train.log"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a function with the heap of 512 MB. */
  public FunctionProcess start(String handler, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", path());
    all.put("JAVA_OPTIONS", FunctionProcess.HEAP);
    return FunctionProcess.start(List.of(launcher(), handler), root.resolve("bin"), all);
  }

  private String launcher() {
    return root.resolve("bin/storehouse").toString();
  }

  private static String path() {
    return Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
  }

  private void copy(String from, String to) throws IOException {
    Path source = repository.resolve(from);
    Path target = root.resolve(to);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copied = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copied.toAbsolutePath().getParent());
        Files.copy(
            file, copied, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
