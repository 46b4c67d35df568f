package dev.storehouse.local.aws.redshift.warehouse;

import dev.storehouse.local.aws.file.OwnDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The password by which the engine logs in to its server as any user, and which nobody else knows:
 * other users of the machine reach the server's port too. Immutable.
 *
 * @param directory of the files the server reads; its owner alone may enter it
 * @param temporary whether the directory goes with the server
 */
record EnginePassword(String text, Path directory, boolean temporary) {

  private static final int BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final String RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

  /**
   * The password of a server.
   *
   * @param data where the server's data outlive the process: the password is kept beside them
   */
  static EnginePassword of(Optional<Path> data) throws IOException {
    Path directory =
        data.isPresent()
            ? OwnDirectory.create(data.get().resolveSibling(".login-" + data.get().getFileName()))
            : Files.createTempDirectory("storehouse-login");
    Path file = file(directory);
    if (!Files.exists(file)) {
      if (data.filter(path -> Files.exists(path.resolve("PG_VERSION"))).isPresent()) {
        throw new IOException("remove %s: its server has no password".formatted(data.get()));
      }
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Path whole = Files.writeString(directory.resolve("new"), HexFormat.of().formatHex(random));
      Files.move(whole, file);
    }
    EnginePassword password = new EnginePassword(Files.readString(file), directory, data.isEmpty());
    Files.writeString(password.rules(), RULES);
    return password;
  }

  private static Path file(Path directory) {
    return directory.resolve("password");
  }

  /** The file that holds it. */
  Path file() {
    return file(directory);
  }

  /** The file that says who may connect, and how. */
  Path rules() {
    return directory.resolve("pg_hba.conf");
  }

  /** What the server keeps of it; always the same, so that it is known again. */
  String verifier() {
    byte[] salt = ScramPassword.digest(text + " is not the salt");
    // 256 random bits need no stretching.
    return ScramPassword.verifier(text, Arrays.copyOf(salt, SALT_BYTES), 1);
  }

  /** Removes the files of a server that is gone for good. */
  void forget() throws IOException {
    if (temporary) {
      Files.deleteIfExists(rules());
      Files.deleteIfExists(file());
      Files.deleteIfExists(directory);
    }
  }

  @Override
  public String toString() {
    return "EnginePassword[" + directory + "]";
  }
}
