package dev.storehouse.infra;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class path Lambda makes of an artefact: its root and the jars in {@code lib/}. Of this JVM's
 * own class path it sees nothing but the probes.
 */
final class ArtefactClassPath implements AutoCloseable {

  private final URLClassLoader classes;

  private ArtefactClassPath(URLClassLoader classes) {
    this.classes = classes;
  }

  static ArtefactClassPath unpack(Path artefact, Path directory) throws IOException {
    List<URL> path = new ArrayList<>();
    path.add(directory.toUri().toURL());
    path.add(LibraryProbe.class.getProtectionDomain().getCodeSource().getLocation());
    try (ZipFile zip = new ZipFile(artefact.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Path file = directory.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream bytes = zip.getInputStream(entry)) {
          Files.copy(bytes, file);
        }
        if (entry.getName().endsWith(".jar")) {
          path.add(file.toUri().toURL());
        }
      }
    }
    return new ArtefactClassPath(
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
  }

  /** What a probe answers when it is loaded from this class path. */
  @SuppressWarnings("unchecked")
  String run(Class<? extends Function<String, String>> probe, String argument)
      throws ReflectiveOperationException {
    Class<?> loaded = classes.loadClass(probe.getName());
    return ((Function<String, String>) loaded.getConstructor().newInstance()).apply(argument);
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }
}
