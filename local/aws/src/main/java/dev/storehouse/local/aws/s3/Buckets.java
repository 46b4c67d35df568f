package dev.storehouse.local.aws.s3;

import dev.storehouse.local.aws.file.OwnDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The buckets on disk: each a directory, which is all that makes a bucket for S3Proxy, so that they
 * can be created without it.
 *
 * @param temporary whether they go when this is closed
 */
record Buckets(Path directory, boolean temporary) implements AutoCloseable {

  /**
   * @throws IllegalStateException if the directory cannot be made
   */
  static Buckets in(Optional<Path> directory) {
    try {
      return directory.isPresent()
          ? new Buckets(OwnDirectory.create(directory.get()), false)
          : new Buckets(Files.createTempDirectory("storehouse-s3"), true);
    } catch (IOException e) {
      throw new IllegalStateException("no directory for buckets: " + e.getMessage(), e);
    }
  }

  /** Creates a bucket, unless it is there. */
  void create(String name) {
    try {
      OwnDirectory.create(directory.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException("cannot create the bucket " + name, e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("buckets cannot be removed", e);
    }
  }
}
