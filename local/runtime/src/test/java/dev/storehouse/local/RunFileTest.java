package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import dev.storehouse.local.seed.Identity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

  private static final URI STORE = URI.create("http://127.0.0.1:1");
  private static final URI QUERY = URI.create("http://127.0.0.1:3");
  private static final URI AWS = URI.create("http://127.0.0.1:2");

  private static final DemoTenant TENANT =
      new DemoTenant(
          "ten_1",
          "Fjordlight",
          "fjordlight",
          "ten_1",
          "arn:aws:secretsmanager:x",
          "shk_1",
          new Identity("analyst@fjordlight.example", "secret"));

  @TempDir Path root;

  @Test
  void tellsScriptsWhatTheRunChose() throws Exception {
    Identities identities = Identities.random();
    new RunFile(STORE, QUERY, AWS, Identities.random(), List.of()).write(root);
    new RunFile(STORE, QUERY, AWS, identities, List.of(TENANT)).write(root);
    assertThat(JSON.std.mapFrom(Files.readString(RunFile.in(root))))
        .isEqualTo(
            Map.of(
                "store_url",
                "http://127.0.0.1:1",
                "query_url",
                "http://127.0.0.1:3",
                "aws_endpoint",
                "http://127.0.0.1:2",
                "admin",
                identities.admin().fields(),
                "user",
                identities.user().fields(),
                "warehouse",
                Map.of(
                    "workgroup",
                    "storehouse",
                    "database",
                    "dev",
                    "secret_arn",
                    LocalWarehouse.SECRET_ARN),
                "tenants",
                List.of(TENANT.fields())));
    assertThat(RunFile.in(root).getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    assumeThat(Files.getFileStore(root).supportsFileAttributeView("posix")).isTrue();
    new RunFile(STORE, QUERY, AWS, Identities.random(), List.of()).write(root);
    assertThat(Files.getPosixFilePermissions(RunFile.in(root)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
