package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatefulResourcesTest {

  private static final String[] STATEFUL = {
    "AWS::DynamoDB::Table",
    "AWS::DynamoDB::GlobalTable",
    "AWS::ECR::Repository",
    "AWS::EFS::FileSystem",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::ElastiCache::ServerlessCache",
    "AWS::KMS::Key",
    "AWS::Logs::LogGroup",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
    "AWS::RedshiftServerless::Namespace",
    "AWS::S3::Bucket",
    "AWS::SecretsManager::Secret",
    "AWS::SQS::Queue"
  };

  /** Names that a service looks up itself, or that only say what a policy is for. */
  private static final Set<String> NAMES_THAT_ARE_NOT_THE_RESOURCES_OWN =
      Set.of("PolicyName", "IndexName", "StageName", "FunctionName", "AttributeName");

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachSaysWhatBecomesOfItsData(TemplateFile template) {
    template
        .resources(STATEFUL)
        .forEach(
            (id, resource) -> {
              assertThat(resource.get("DeletionPolicy").text()).as(id).isPresent();
              assertThat(resource.get("UpdateReplacePolicy").text()).as(id).isPresent();
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachLogGroupForgets(TemplateFile template) {
    template
        .resources("AWS::Logs::LogGroup")
        .forEach(
            (id, group) ->
                assertThat(group.get("Properties").get("RetentionInDays").isPresent())
                    .as(id)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noneHasAFixedName(TemplateFile template) {
    template
        .resources()
        .forEach(
            (id, resource) ->
                assertThat(resource.get("Properties").entries().keySet())
                    .as(id)
                    .filteredOn(name -> name.equals("Name") || name.endsWith("Name"))
                    .filteredOn(name -> !NAMES_THAT_ARE_NOT_THE_RESOURCES_OWN.contains(name))
                    .filteredOn(name -> !name.equals("MetricName"))
                    .filteredOn(name -> !isOfTheStack(resource.get("Properties").get(name)))
                    .isEmpty());
  }

  /** A name made of the stack's, or one that whoever deploys it gives. */
  private static boolean isOfTheStack(Node name) {
    return name.get("Ref").isPresent()
        || name.get("Fn::Sub").text().filter(it -> it.startsWith("${AWS::StackName}")).isPresent();
  }

  @Test
  void tablesCostNothingIdleAreEncryptedAndCanBeRestored() {
    Map<String, Node> tables = TemplateFile.sam().resources("AWS::DynamoDB::Table");
    assertThat(tables).isNotEmpty();
    tables.forEach(
        (id, table) -> {
          Node properties = table.get("Properties");
          assertThat(properties.get("BillingMode").text()).as(id).contains("PAY_PER_REQUEST");
          assertThat(properties.get("SSESpecification").get("SSEEnabled").text())
              .as(id)
              .contains("true");
          assertThat(
                  properties
                      .get("PointInTimeRecoverySpecification")
                      .get("PointInTimeRecoveryEnabled")
                      .text())
              .as(id)
              .contains("true");
          assertThat(properties.get("DeletionProtectionEnabled").walk().map(Node::value))
              .as(id)
              .contains("IsProduction");
        });
  }
}
