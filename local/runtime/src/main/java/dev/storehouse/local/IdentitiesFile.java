package dev.storehouse.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.seed.Identities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the demo identities of a data directory, since the store itself forgets passwords. */
final class IdentitiesFile {

  private final Path file;

  IdentitiesFile(Path directory) {
    this.file = directory.resolve("identities.json");
  }

  /**
   * Those of the directory; made and kept there if it has none yet.
   *
   * @throws StartException if the file is damaged
   */
  Identities readOrCreate() {
    try {
      if (Files.exists(file)) {
        return JSON.std.beanFrom(Identities.class, Files.readString(file));
      }
      Identities identities = Identities.random();
      OwnerFile.write(file, JSON.std.asString(identities.fields()));
      return identities;
    } catch (IOException e) {
      throw new StartException(
          "%s: cannot use %s; start with an empty directory".formatted(Settings.DATA, file), e);
    }
  }
}
