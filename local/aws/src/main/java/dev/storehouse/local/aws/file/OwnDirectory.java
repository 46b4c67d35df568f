package dev.storehouse.local.aws.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories that their owner alone may enter, as far as the file system knows owners. */
public final class OwnDirectory {

  private OwnDirectory() {}

  /** Makes a directory, and those above it, unless it is there. */
  public static Path create(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return directory;
  }
}
