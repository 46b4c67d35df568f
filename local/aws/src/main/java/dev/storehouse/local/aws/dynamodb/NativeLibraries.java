package dev.storehouse.local.aws.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds SQLite's native library for DynamoDB Local among the resources of this module, where the
 * build puts one for each platform that has one, and tells sqlite4java where it lies.
 */
final class NativeLibraries {

  private static final String PROPERTY = "sqlite4java.library.path";

  private NativeLibraries() {}

  /** Sets the library path for this JVM unless the user has set it. */
  static synchronized void provide() {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    List<String> names =
        candidates(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    URL library =
        names.stream()
            .map(name -> Optional.ofNullable(NativeLibraries.class.getResource("natives/" + name)))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(unavailable(names)));
    System.setProperty(PROPERTY, directoryOf(library).toString());
  }

  /** File names as sqlite4java looks for them, best first; none where no binary exists. */
  static List<String> candidates(String osName, String arch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = arch.equals("aarch64");
    if (os.contains("mac")) {
      return List.of(
          arm ? "libsqlite4java-osx-aarch64-1.0.392.dylib" : "libsqlite4java-osx-1.0.392.dylib");
    }
    if (arm) {
      return List.of();
    }
    return List.of(
        os.contains("win")
            ? "sqlite4java-win32-x64-1.0.392.dll"
            : "libsqlite4java-linux-amd64-1.0.392.so");
  }

  private static String unavailable(List<String> names) {
    return "DynamoDB Local has no SQLite library for %s on %s%s; build one and name its directory in -D%s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            names.isEmpty() ? "" : " (looked for " + String.join(", ", names) + ")",
            PROPERTY);
  }

  private static Path directoryOf(URL library) {
    try {
      if (library.getProtocol().equals("file")) {
        return Path.of(library.toURI()).resolveSibling("").toAbsolutePath();
      }
      Path directory = Files.createTempDirectory("storehouse-natives");
      String name = library.getPath().substring(library.getPath().lastIndexOf('/') + 1);
      Path copy = directory.resolve(name);
      try (InputStream content = library.openStream()) {
        Files.copy(content, copy);
      }
      copy.toFile().deleteOnExit();
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot unpack " + library, e);
    }
  }
}
