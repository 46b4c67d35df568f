package dev.storehouse.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the template gives the container is what the command reads. */
class MigrateTaskTest {

  private static final String SECRET =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-abcdef";

  private final Section container =
      Template.load(Path.of(System.getProperty("storehouse.root"), "infra/tasks.yaml"))
          .resolve(
              StackSettings.defaults()
                  .withIdentities(Map.of("TaskSecurityGroup.GroupId", "sg-2"))
                  .withParameters(
                      Map.of(
                          "ClusterName", "cluster",
                          "ExecutionRoleArn", "arn:aws:iam::123456789012:role/execution",
                          "ImageUri", "registry.example.com/storehouse:1.0.0",
                          "VpcId", "vpc-1",
                          "PrivateSubnetIds", "subnet-1,subnet-2",
                          "ApplicationSecurityGroupId", "sg-1",
                          "DatabaseEndpoint", "shop.abc.eu-central-1.rds.amazonaws.com",
                          "DatabaseSecretArn", SECRET,
                          "ApplicationLoginSecretArn", SECRET,
                          "MageLoginSecretArn", SECRET)))
          .resource("MigrateTask")
          .properties()
          .sections("ContainerDefinitions")
          .getFirst();

  @Test
  void theTaskRunsTheCommand() {
    assertThat(container.texts("Command")).containsExactly("migrate");
  }

  @Test
  void addressAndLoginAreWhereTheyAreLookedFor() {
    DatabaseSettings settings = DatabaseSettings.of(environment());
    assertThat(settings.host()).isEqualTo("shop.abc.eu-central-1.rds.amazonaws.com");
    assertThat(settings.name()).isEqualTo("storehouse");
    assertThat(settings.user()).isEqualTo(SECRET + ":username::");
    assertThat(settings.password()).isEqualTo(SECRET + ":password::");
    assertThat(settings.encrypted()).isTrue();
    assertThat(settings.roots()).isEmpty();
  }

  @Test
  void theLoginsAreThoseThatItMakes() {
    assertThat(Logins.passwords(environment()))
        .containsOnlyKeys("application", "mage")
        .containsValue(SECRET + ":password::");
  }

  /** The roots are written to a file there. */
  @Test
  void thereIsADirectoryForTemporaryFiles() {
    assertThat(container.flag("ReadonlyRootFilesystem", false)).isTrue();
    assertThat(container.section("LinuxParameters").sections("Tmpfs"))
        .extracting(mount -> mount.text("ContainerPath"))
        .contains("/tmp");
  }

  /** A secret is there by where it is taken from. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (Section variable : container.sections("Environment")) {
      environment.put(variable.text("Name"), variable.text("Value"));
    }
    for (Section secret : container.sections("Secrets")) {
      environment.put(secret.text("Name"), secret.text("ValueFrom"));
    }
    return environment;
  }
}
