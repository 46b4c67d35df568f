package dev.storehouse.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the demo identities and tenants of a data directory, since the system itself forgets
 * passwords and API keys.
 */
final class IdentitiesFile {

  private static final String TENANTS = "tenants";

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
      throw unusable(e);
    }
  }

  /**
   * The demo tenants of the directory, none before they are kept.
   *
   * @throws StartException if the file is damaged
   */
  List<DemoTenant> tenants() {
    try {
      List<DemoTenant> tenants = new ArrayList<>();
      if (JSON.std.mapFrom(Files.readString(file)).get(TENANTS) instanceof List<?> kept) {
        for (Object tenant : kept) {
          tenants.add(DemoTenant.of(JSON.std.mapFrom(JSON.std.asString(tenant))));
        }
      }
      return tenants;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  /** Keeps the tenants with the identities. */
  void keep(Identities identities, List<DemoTenant> tenants) {
    Map<String, Object> fields = new LinkedHashMap<>(identities.fields());
    fields.put(TENANTS, tenants.stream().map(DemoTenant::fields).toList());
    try {
      OwnerFile.write(file, JSON.std.asString(fields));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private StartException unusable(Exception cause) {
    return new StartException(
        "%s: cannot use %s; start with an empty directory".formatted(Settings.DATA, file), cause);
  }
}
