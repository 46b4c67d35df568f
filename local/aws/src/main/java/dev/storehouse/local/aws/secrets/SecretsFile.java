package dev.storehouse.local.aws.secrets;

import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The secrets of a data directory: one file that its owner alone may read, replaced as a whole so
 * that a crash leaves the old one or the new one.
 */
final class SecretsFile {

  private final Path file;

  SecretsFile(Path directory) {
    this.file = directory.resolve("secrets.json");
  }

  List<Secret> load() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return new Input(Json.readObject(Files.readAllBytes(file)))
          .objects("Secrets", Integer.MAX_VALUE).stream().map(SecretRecord::read).toList();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("cannot read the secrets in " + file, e);
    }
  }

  void save(Collection<Secret> secrets) {
    byte[] text = Json.write(Map.of("Secrets", secrets.stream().map(SecretRecord::write).toList()));
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Path next = Files.createTempFile(directory, "secrets", ".new", ownerOnly(directory));
      Files.write(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the secrets to " + file, e);
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
}
