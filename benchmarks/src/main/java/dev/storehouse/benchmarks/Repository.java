package dev.storehouse.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checked-out repository: where the build put the artefacts, and the sample events. */
record Repository(Path root) {

  static Repository ofThisBuild() {
    return new Repository(Path.of(System.getProperty("storehouse.root", "")).toAbsolutePath());
  }

  /** The zip of a handler, such as {@code api-handler}. */
  Path artefact(String handler) {
    return root.resolve("handlers").resolve(handler).resolve("target").resolve(handler + ".zip");
  }

  /** The text of a sample event, such as {@code store-read-product}. */
  String event(String name) {
    try {
      return Files.readString(root.resolve("events").resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException("no such sample event: " + name, e);
    }
  }

  /** A directory of this benchmark's own, emptied by {@code clean}. */
  Path workDirectory(String name) {
    try {
      return Files.createDirectories(root.resolve("benchmarks/target").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("no work directory", e);
    }
  }
}
