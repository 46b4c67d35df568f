package dev.storehouse.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in this repository. */
final class Repository {

  private static final Path ROOT = Path.of(System.getProperty("storehouse.root", ".."));

  private Repository() {}

  static Path resolve(String path) {
    return ROOT.resolve(path);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a directory with that ending, by name. */
  static List<Path> files(String directory, String ending) {
    try (Stream<Path> files = Files.list(resolve(directory))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
