package dev.storehouse.local.aws.secrets;

import dev.storehouse.local.aws.file.OwnerOnlyFile;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secrets of a data directory. */
final class SecretsFile {

  private final OwnerOnlyFile file;

  SecretsFile(Path directory) {
    this.file = new OwnerOnlyFile(directory.resolve("secrets.json"));
  }

  List<Secret> load() {
    try {
      Optional<byte[]> text = file.read();
      return text.isEmpty()
          ? List.of()
          : new Input(Json.readObject(text.get()))
              .objects("Secrets", Integer.MAX_VALUE).stream().map(SecretRecord::read).toList();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("cannot read the secrets in " + file, e);
    }
  }

  void save(Collection<Secret> secrets) {
    file.replace(Json.write(Map.of("Secrets", secrets.stream().map(SecretRecord::write).toList())));
  }
}
