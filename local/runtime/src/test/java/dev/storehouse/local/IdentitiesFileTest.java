package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.seed.Identities;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesFileTest {

  @TempDir Path directory;

  @Test
  void keepsTheSameIdentities() {
    Identities first = new IdentitiesFile(directory).readOrCreate();
    assertThat(new IdentitiesFile(directory).readOrCreate()).isEqualTo(first);
    assertThat(first.admin().password()).hasSize(20).isNotEqualTo(first.user().password());
  }

  @Test
  void saysSoWhenItIsDamaged() throws Exception {
    Files.writeString(directory.resolve("identities.json"), "{");
    assertThatThrownBy(() -> new IdentitiesFile(directory).readOrCreate())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("identities.json");
  }
}
