package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

  /** What the services take at most, by their API references. */
  private static final Map<String, Integer> LIMITS =
      Map.ofEntries(
          Map.entry("AWS::ApiGateway::UsagePlan UsagePlanName", 255),
          Map.entry("AWS::CloudFront::Function Name", 64),
          Map.entry("AWS::ECR::Repository RepositoryName", 256),
          Map.entry("AWS::ECS::TaskDefinition Family", 255),
          Map.entry("AWS::ElastiCache::User UserId", 40),
          Map.entry("AWS::ElastiCache::UserGroup UserGroupId", 40),
          Map.entry("AWS::Events::EventBus Name", 256),
          Map.entry("AWS::KMS::Alias AliasName", 256),
          Map.entry("AWS::Logs::DeliveryDestination Name", 60),
          Map.entry("AWS::Logs::DeliverySource Name", 60),
          Map.entry("AWS::Logs::LogGroup LogGroupName", 512),
          Map.entry("AWS::RDS::DBCluster DBClusterIdentifier", 63),
          Map.entry("AWS::RDS::DBInstance DBInstanceIdentifier", 63),
          Map.entry("AWS::Redshift::Integration IntegrationName", 63),
          Map.entry("AWS::RedshiftServerless::Namespace NamespaceName", 64),
          Map.entry("AWS::RedshiftServerless::Workgroup WorkgroupName", 64),
          Map.entry("AWS::Serverless::Api Name", 255),
          Map.entry("AWS::ServiceDiscovery::HttpNamespace Name", 1024));

  /** Names of what is there already, or of what has a limit of its own for each part. */
  private static final Set<String> NOT_OURS =
      Set.of("AWS::EC2::VPCEndpoint ServiceName", "AWS::Route53::RecordSet Name");

  private static final Pattern NAME = Pattern.compile("(Name|Identifier|UserId|GroupId|Family)$");

  private static final TemplateFile ROOT = TemplateFile.load(Repository.resolve("infra/main.yaml"));

  private static final String LONGEST_ENVIRONMENT = "staging";

  /** The first part of the UUID in a stack's ARN. */
  private static final String SUFFIX = "01234567";

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachThatWeMakeFitsItsServiceAtItsLongest(TemplateFile template) {
    template
        .resources()
        .forEach(
            (id, resource) ->
                resource
                    .get("Properties")
                    .entries()
                    .forEach(
                        (property, value) -> {
                          String kind = resource.get("Type").text().orElse("") + " " + property;
                          if (NAME.matcher(property).find()
                              && value.get("Fn::Sub").isPresent()
                              && !NOT_OURS.contains(kind)) {
                            assertThat(LIMITS).as(id).containsKey(kind);
                            assertThat(longest(value, template))
                                .as(id)
                                .hasSizeLessThanOrEqualTo(LIMITS.getOrDefault(kind, 0));
                          }
                        }));
  }

  /**
   * What a pipeline may touch has a name that begins with project and environment. CloudFormation
   * shortens the stack's name within a role's to 25 characters where the whole would be longer than
   * 64; it documents that it does, not how, so this is what is seen.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void whatShortensANameLeavesProjectAndEnvironment(TemplateFile template) {
    if (template.parameters().containsKey("Project")) {
      assertThat(longestProject(template) + "-" + LONGEST_ENVIRONMENT + "-")
          .hasSizeLessThanOrEqualTo(25);
    }
  }

  /** RDS, ElastiCache and Redshift take neither of two hyphens and one at an end. */
  @ParameterizedTest
  @MethodSource("templates")
  void noProjectHasHyphensThatIdentifiersMayNotHave(TemplateFile template) {
    projectPattern(template)
        .ifPresent(
            pattern ->
                assertThat(Stream.of("shop", "my-shop", "my--shop", "shop-", "-shop", "1shop", "s"))
                    .filteredOn(project -> pattern.matcher(project).matches())
                    .containsExactly("shop", "my-shop"));
  }

  @Test
  void noEnvironmentIsLongerThanTheLongest() {
    assertThat(TemplateFile.all())
        .flatMap(
            template ->
                template
                    .parameters()
                    .getOrDefault("Environment", new Node(null))
                    .get("AllowedValues")
                    .elements())
        .extracting(value -> value.text().orElse(""))
        .isNotEmpty()
        .allSatisfy(
            value -> assertThat(value).hasSizeLessThanOrEqualTo(LONGEST_ENVIRONMENT.length()));
  }

  private static String longest(Node name, TemplateFile template) {
    return name.get("Fn::Sub")
        .elements()
        .getFirst()
        .text()
        .orElseThrow()
        .replace("${AWS::StackName}", longestStackName(template))
        .replace("${Project}", longestProject(ROOT))
        .replace("${Environment}", LONGEST_ENVIRONMENT)
        .replace("${Suffix}", SUFFIX);
  }

  /** The child of a root is named by it, its logical id and up to 13 characters at random. */
  private static String longestStackName(TemplateFile template) {
    String deployment = longestProject(ROOT) + "-" + LONGEST_ENVIRONMENT;
    return ROOT.resources("AWS::CloudFormation::Stack").entrySet().stream()
        .filter(child -> isMadeOf(child.getValue(), template))
        .map(child -> deployment + "-main-" + child.getKey() + "-0123456789ABC")
        .max(Comparator.comparingInt(String::length))
        .orElse(deployment);
  }

  private static boolean isMadeOf(Node child, TemplateFile template) {
    return child
        .get("Properties")
        .get("TemplateURL")
        .text()
        .filter(template.name()::equals)
        .isPresent();
  }

  private static String longestProject(TemplateFile template) {
    Pattern pattern = projectPattern(template).orElseThrow();
    return IntStream.rangeClosed(1, 128)
        .mapToObj("p"::repeat)
        .filter(project -> pattern.matcher(project).matches())
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private static Optional<Pattern> projectPattern(TemplateFile template) {
    return template
        .parameters()
        .getOrDefault("Project", new Node(null))
        .get("AllowedPattern")
        .text()
        .map(Pattern::compile);
  }
}
