package dev.storehouse.local.aws.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A file that its owner alone may read, replaced as a whole so that a crash leaves the old one or
 * the new one.
 */
public final class OwnerOnlyFile {

  private final Path file;

  public OwnerOnlyFile(Path file) {
    this.file = file;
  }

  /**
   * What it holds; empty if it does not exist.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<byte[]> read() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /**
   * Replaces it, and creates its directory where there is none.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void replace(byte[] content) {
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Path next =
          Files.createTempFile(
              directory, String.valueOf(file.getFileName()), ".new", ownerOnly(directory));
      Files.write(next, content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
    FileStore store = Files.getFileStore(directory);
    return store.supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
