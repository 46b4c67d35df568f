package dev.storehouse.benchmarks.lambda;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function's zip, unpacked the two ways there are.
 *
 * <p>As a zip, Lambda unpacks it into the task root, and the runtime interface client loads from
 * there with a class loader of its own. As an image, everything is on the JVM's class path.
 */
public final class Artefact {

  /** The jars of the runtime interface client, by a part of their names. */
  private static final List<String> RUNTIME =
      List.of("runtime-interface-client", "lambda-java-core", "serialization", "utils-lite");

  private final Path directory;

  /** Unpacks {@code zip} below {@code directory}, which is created. */
  public Artefact(Path zip, Path directory) {
    this.directory = directory;
    try {
      unpack(zip, directory.resolve("zip"));
      Files.createDirectories(directory.resolve("image/task"));
      pack(directory.resolve("zip"), directory.resolve("image/function.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + zip + ": was it built?", e);
    }
  }

  /** As Lambda's managed runtime has it. */
  public Layout asZip() {
    return new Layout(directory.resolve("zip"), runtimeJars());
  }

  /** As an image would have it, with classes of this benchmark before it. */
  public Layout asImageWith(Path classes) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(classes);
    classPath.add(directory.resolve("image/function.jar"));
    classPath.addAll(libraries());
    for (Path jar : runtimeJars()) {
      if (classPath.stream().noneMatch(it -> it.getFileName().equals(jar.getFileName()))) {
        classPath.add(jar);
      }
    }
    return new Layout(directory.resolve("image/task"), classPath);
  }

  private List<Path> libraries() {
    try (Stream<Path> files = Files.list(directory.resolve("zip/lib"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the managed runtime brings itself, from the class path of this process. */
  private static List<Path> runtimeJars() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> RUNTIME.stream().anyMatch(path.getFileName().toString()::contains))
        .toList();
  }

  private static void unpack(Path zip, Path target) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().filter(it -> !it.isDirectory()).toList()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("an entry outside of the zip: " + entry.getName());
        }
        Files.createDirectories(path.getParent());
        Files.write(path, file.getInputStream(entry).readAllBytes());
      }
    }
  }

  private static void pack(Path root, Path jar) throws IOException {
    try (OutputStream output = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(output);
        Stream<Path> files = Files.walk(root)) {
      Path libraries = root.resolve("lib");
      for (Path file :
          files.filter(Files::isRegularFile).filter(it -> !it.startsWith(libraries)).toList()) {
        entries.putNextEntry(
            new ZipEntry(root.relativize(file).toString().replace(File.separatorChar, '/')));
        entries.write(Files.readAllBytes(file));
        entries.closeEntry();
      }
    }
  }
}
