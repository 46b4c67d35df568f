package dev.storehouse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner alone can read, and that nobody ever sees half written. */
final class OwnerFile {

  private OwnerFile() {}

  /**
   * Replaces a file, or creates it with the directories above it.
   *
   * @throws UncheckedIOException if that fails
   */
  static void write(Path file, String content) {
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Path draft =
          Files.createTempFile(
              directory, file.getFileName().toString(), ".tmp", attributes(directory));
      Files.writeString(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static FileAttribute<?>[] attributes(Path directory) throws IOException {
    return Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
