package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import dev.storehouse.local.seed.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void keepsTheTenantsWithThem() {
    IdentitiesFile file = new IdentitiesFile(directory);
    Identities identities = file.readOrCreate();
    assertThat(file.tenants()).isEmpty();
    DemoTenant tenant =
        new DemoTenant("ten_1", "N", "n", "u", "arn", "shk_1", new Identity("a@b.example", "p"));
    file.keep(identities, List.of(tenant));
    assertThat(new IdentitiesFile(directory).tenants()).containsExactly(tenant);
    assertThat(new IdentitiesFile(directory).readOrCreate()).isEqualTo(identities);
  }

  @Test
  void saysSoWhenItIsDamaged() throws Exception {
    Files.writeString(directory.resolve("identities.json"), "{");
    assertThatThrownBy(() -> new IdentitiesFile(directory).readOrCreate())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("identities.json");
  }
}
