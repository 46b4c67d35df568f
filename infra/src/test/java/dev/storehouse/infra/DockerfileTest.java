package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTest {

  private final Dockerfile dockerfile = Dockerfile.read();

  @Test
  void itIsBuiltInAStageThatIsLeftBehind() {
    assertThat(dockerfile.stages()).hasSize(2);
    assertThat(dockerfile.stages().getFirst().getFirst())
        .isEqualTo("FROM --platform=$BUILDPLATFORM eclipse-temurin:25-jdk-noble AS build");
    assertThat(dockerfile.image().getFirst()).isEqualTo("FROM eclipse-temurin:25-jre-noble");
  }

  @Test
  void librariesComeBeforeWhatChangesWithEachCommit() {
    assertThat(dockerfile.sources())
        .containsExactly(
            Repository.resolve("service/target/image/libraries/"),
            Repository.resolve("service/src/main/image/storehouse"),
            Repository.resolve("template.yaml"),
            Repository.resolve("service/target/image/application/"));
  }

  @Test
  void itIsTrainedWithAllThatItWillRunAndBeforeItHasAUser() {
    List<String> instructions =
        dockerfile.image().stream().map(line -> line.replaceFirst(" .*", "")).toList();
    assertThat(instructions.indexOf("RUN"))
        .isGreaterThan(instructions.lastIndexOf("COPY"))
        .isLessThan(instructions.indexOf("USER"));
  }

  @Test
  void itRunsAsTheUserOfTheService() {
    String user =
        TemplateFile.load(Repository.resolve("infra/service.yaml"))
            .parameters()
            .getOrDefault("User", new Node(null))
            .get("Default")
            .text()
            .orElseThrow();
    assertThat(dockerfile.only("USER")).isEqualTo(user).doesNotStartWith("0");
  }

  @Test
  void itListensWhereTheServiceIsAskedAndStartsWhatTheServiceStarts() {
    Node web =
        new Node(
            CloudFormationYaml.read(
                "rows: " + Repository.read(Repository.resolve("infra/services/web.json"))));
    assertThat(value(web, "ContainerPort")).isEqualTo(dockerfile.only("EXPOSE"));
    assertThat(value(web, "Command")).isEqualTo(String.join(",", dockerfile.words("CMD")));
    assertThat(dockerfile.only("STOPSIGNAL")).isEqualTo("SIGTERM");
  }

  @Test
  void nothingOfTheImageIsASecretOrIsFetchedByIt() {
    assertThat(dockerfile.image())
        .noneMatch(line -> line.matches("(ARG|ENV|ADD) .*|RUN (?!--network=none ).*"));
  }

  private static String value(Node parameters, String key) {
    return parameters.get("rows").elements().stream()
        .filter(row -> row.get("ParameterKey").text().orElse("").equals(key))
        .findFirst()
        .flatMap(row -> row.get("ParameterValue").text())
        .orElseThrow();
  }
}
