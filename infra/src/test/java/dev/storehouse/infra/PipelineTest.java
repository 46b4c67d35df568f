package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {

  private static final Set<String> STAGES_THAT_CHECK =
      Set.of("documentation", "lint", "test", "build", "scan", "integration");

  private static final Pattern SCRIPT = Pattern.compile("(?:infra|\\.ci)/[a-z-]+(?:\\.sh|\\.py)");

  /** A job with {@code needs} waits for nothing else, not even for the stages before its own. */
  @Test
  void nothingIsDeployedOnGitLabUnlessAllThatChecksHasPassed() {
    whatDeploysWaitsForWhatChecks(Pipeline.gitLab(), STAGES_THAT_CHECK::contains);
  }

  @Test
  void nothingIsDeployedOnGitHubUnlessAllThatChecksHasPassed() {
    whatDeploysWaitsForWhatChecks(Pipeline.gitHub(), String::isEmpty);
  }

  @Test
  void theStagesOfTheSeedsAreThere() {
    assertThat(Pipeline.gitLab().stages().values())
        .containsAll(STAGES_THAT_CHECK)
        .contains("release", "migrate", "deploy", "smoke");
  }

  @ParameterizedTest
  @ValueSource(strings = {".gitlab-ci.yml", ".github/workflows/build.yml"})
  void eachScriptThatAJobRunsIsThere(String pipeline) {
    List<String> scripts =
        SCRIPT
            .matcher(Repository.read(Repository.resolve(pipeline)))
            .results()
            .map(script -> script.group())
            .toList();
    assertThat(scripts).hasSizeGreaterThan(4);
    assertThat(scripts).allMatch(script -> Files.isRegularFile(Repository.resolve(script)));
  }

  /** The role that makes the stack (security.yaml) may make no role that has no boundary. */
  @ParameterizedTest
  @ValueSource(strings = {".gitlab-ci.yml", ".github/workflows/build.yml"})
  void whoDeploysTheApplicationNamesTheBoundary(String pipeline) {
    assertThat(Repository.read(Repository.resolve(pipeline)))
        .contains("sam deploy --config-env \"$ENVIRONMENT\"")
        .contains("--role-arn \"$STACK_ROLE_ARN\"")
        .contains("PermissionsBoundaryArn=${PERMISSIONS_BOUNDARY_ARN:?}");
  }

  /** Both pin their own release of the same library, so that pip may find none for the two. */
  @ParameterizedTest
  @ValueSource(strings = {".gitlab-ci.yml", ".github/workflows/build.yml"})
  void theTwoCommandLinesOfAwsAreNotInstalledIntoOnePlace(String pipeline) {
    assertThat(Repository.read(Repository.resolve(pipeline)).lines())
        .noneMatch(line -> line.contains("awscli==") && line.contains("aws-sam-cli=="));
  }

  private static void whatDeploysWaitsForWhatChecks(Pipeline pipeline, Predicate<String> checks) {
    Set<String> checking =
        pipeline.stages().keySet().stream()
            .filter(job -> checks.test(pipeline.stages().get(job)))
            .collect(Collectors.toSet());
    assertThat(checking).hasSizeGreaterThan(4);
    assertThat(pipeline.stages().keySet())
        .filteredOn(job -> !checking.contains(job))
        .hasSizeGreaterThan(3)
        .allSatisfy(job -> assertThat(pipeline.before(job)).as(job).containsAll(checking));
  }
}
