package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS takes no more of, whatever a deployment is called and however new its account is. */
class LimitsTest {

  /** A template that is sent along, and not through a bucket (CloudFormation quotas). */
  private static final int INLINE_BYTES = 51_200;

  /** The longest names that AWS takes, of those whose limit is near (API references). */
  private static final Map<String, Integer> LONGEST =
      Map.ofEntries(
          Map.entry("AWS::CloudFront::Function.Name", 64),
          Map.entry("AWS::ElastiCache::User.UserId", 40),
          Map.entry("AWS::ElastiCache::UserGroup.UserGroupId", 40),
          Map.entry("AWS::Logs::DeliveryDestination.Name", 60),
          Map.entry("AWS::Logs::DeliverySource.Name", 60),
          Map.entry("AWS::RDS::DBCluster.DBClusterIdentifier", 63),
          Map.entry("AWS::RDS::DBInstance.DBInstanceIdentifier", 63),
          Map.entry("AWS::Redshift::Integration.IntegrationName", 63),
          Map.entry("AWS::RedshiftServerless::Namespace.NamespaceName", 64),
          Map.entry("AWS::RedshiftServerless::Workgroup.WorkgroupName", 64));

  private static final String ENVIRONMENT = "staging";

  /** What CloudFormation adds to the name of a child. */
  private static final String RANDOM = "-" + "X".repeat(13);

  /** The first group of the id of a stack, which some names end with. */
  private static final String SUFFIX = "0123abcd";

  private static final Pattern BOUND = Pattern.compile("\\{1,(\\d+)}");

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void namesFitTheLongestProject(TemplateFile template) {
    template
        .resources()
        .forEach(
            (id, resource) ->
                resource
                    .get("Properties")
                    .entries()
                    .forEach(
                        (property, value) -> {
                          String type = resource.get("Type").text().orElse("");
                          Integer limit = LONGEST.get(type + "." + property);
                          if (limit != null) {
                            assertThat(longest(template, value))
                                .as("%s.%s", id, property)
                                .hasSizeLessThanOrEqualTo(limit);
                          }
                        }));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatIsDeployedAloneCanBeSentAlong(TemplateFile template) {
    if (!List.of("main.yaml", "template.yaml").contains(template.name())) {
      assertThat(
              Repository.read(Repository.resolve("infra/" + template.name()))
                  .getBytes(StandardCharsets.UTF_8)
                  .length)
          .isLessThanOrEqualTo(INLINE_BYTES);
    }
  }

  /** AWS lets a new account have ten executions at once, all of them unreserved (Lambda quotas). */
  @Test
  void noFunctionReservesWhatANewAccountDoesNotHave() {
    assertThat(TemplateFile.sam().document().walk())
        .noneMatch(node -> node.get("ReservedConcurrentExecutions").isPresent());
  }

  /** An account that never had an API refuses its settings (AWS::ApiGateway::Account). */
  @ParameterizedTest
  @MethodSource("templates")
  void settingsOfTheGatewayWaitForAnApi(TemplateFile template) {
    template
        .resources("AWS::ApiGateway::Account")
        .forEach(
            (id, account) ->
                assertThat(template.resource(account.get("DependsOn").text().orElse("")))
                    .as(id)
                    .matches(api -> api.get("Type").text().orElse("").matches(".*::(Rest)?Api")));
  }

  private static String longest(TemplateFile template, Node name) {
    Node sub = name.get("Fn::Sub");
    String text = sub.elements().getFirst().text().orElseThrow();
    String project = "p".repeat(longestProject());
    String stack =
        stacks(template, project + "-" + ENVIRONMENT)
            .max(Comparator.comparingInt(String::length))
            .orElseThrow();
    return text.replace("${AWS::StackName}", stack)
        .replace("${Project}", project)
        .replace("${Environment}", ENVIRONMENT)
        .replace("${Suffix}", SUFFIX);
  }

  /** The stack of its own that infra/deploy.sh makes, and the children of the root. */
  private static Stream<String> stacks(TemplateFile template, String prefix) {
    return Stream.concat(
        Stream.of(prefix + "-" + template.name().replace(".yaml", "")),
        root().resources("AWS::CloudFormation::Stack").entrySet().stream()
            .filter(
                child ->
                    child
                        .getValue()
                        .get("Properties")
                        .get("TemplateURL")
                        .text()
                        .filter(template.name()::equals)
                        .isPresent())
            .map(child -> prefix + "-main-" + child.getKey() + RANDOM));
  }

  private static int longestProject() {
    Matcher bound =
        BOUND.matcher(
            root().parameters().get("Project").get("AllowedPattern").text().orElseThrow());
    assertThat(bound.find()).isTrue();
    return 1 + Integer.parseInt(bound.group(1));
  }

  private static TemplateFile root() {
    return TemplateFile.load(Repository.resolve("infra/main.yaml"));
  }
}
