package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelinesTest {

  static Stream<Path> pipelines() {
    return Stream.of(".gitlab-ci.yml", ".github/workflows/build.yml").map(Repository::resolve);
  }

  /** The role that makes the stack (security.yaml) may make no role that has no boundary. */
  @ParameterizedTest
  @MethodSource("pipelines")
  void whoDeploysTheApplicationNamesTheBoundary(Path pipeline) {
    assertThat(Repository.read(pipeline))
        .contains("sam deploy --config-env \"$ENVIRONMENT\"")
        .contains("--role-arn \"$STACK_ROLE_ARN\"")
        .contains("PermissionsBoundaryArn=${PERMISSIONS_BOUNDARY_ARN:?}");
  }

  /** Both pin their own release of the same library, so that pip may find none for the two. */
  @ParameterizedTest
  @MethodSource("pipelines")
  void theTwoCommandLinesOfAwsAreNotInstalledIntoOnePlace(Path pipeline) {
    assertThat(Repository.read(pipeline).lines())
        .noneMatch(line -> line.contains("awscli==") && line.contains("aws-sam-cli=="));
  }
}
