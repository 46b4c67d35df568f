package dev.storehouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory that outlives a run, held by one run at a time. */
final class DataDirectory implements AutoCloseable {

  private static final String LOCK_FILE = "storehouse.lock";
  private static final String SEEDED_FILE = "seeded";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the directory if need be, and holds it until it is closed.
   *
   * @throws StartException if it is a file, cannot be written, or another run holds it
   */
  static DataDirectory hold(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw unusable(path, "is a file, not a directory", null);
    }
    FileChannel channel;
    try {
      Files.createDirectories(path);
      channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(path, "cannot be written", e);
    }
    if (!isLocked(channel)) {
      close(channel);
      throw unusable(path, "is in use by another run", null);
    }
    return new DataDirectory(path, channel);
  }

  private static boolean isLocked(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("a lock could not be taken", e);
    }
  }

  Path path() {
    return path;
  }

  /** Whether the demo data are in it, all of them. */
  boolean isSeeded() {
    return Files.exists(path.resolve(SEEDED_FILE));
  }

  void markSeeded() {
    OwnerFile.write(path.resolve(SEEDED_FILE), "");
  }

  /** Lets the directory go. */
  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of a directory could not be let go", e);
    }
  }

  private static StartException unusable(Path path, String reason, @Nullable Throwable cause) {
    return new StartException("%s: %s %s".formatted(Settings.DATA, path, reason), cause);
  }
}
