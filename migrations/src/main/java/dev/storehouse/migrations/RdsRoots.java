package dev.storehouse.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The certificates that those of databases in RDS and Aurora descend from ("Using SSL/TLS to
 * encrypt a connection to a DB instance", Amazon RDS user guide). They are in no list of roots that
 * comes with an operating system or a JDK.
 */
final class RdsRoots {

  static final String RESOURCE = "rds-roots.pem";

  private RdsRoots() {}

  /** Writes them to a file, which the driver wants, and which goes with this process. */
  static String file() {
    try (InputStream roots =
        Objects.requireNonNull(RdsRoots.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Path file = Files.createTempFile("rds-roots", ".pem");
      file.toFile().deleteOnExit();
      Files.copy(roots, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toString();
    } catch (IOException e) {
      throw new MigrateException(
          Failure.SETTINGS, "the directory for temporary files cannot be written", e);
    }
  }
}
