package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
      Set.of(
          "PolicyName",
          "IndexName",
          "StageName",
          "FunctionName",
          "AttributeName",
          "ServiceName",
          "UserName");

  /** What a service wants in front of a name, then that of the stack, or of the deployment. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "(/aws/[a-z/]+/|alias/|aws-waf-logs-)?\\$\\{(AWS::StackName|Project|HostLabel)}.*");

  private static final Set<String> STAYS = Set.of("Retain", "RetainExceptOnCreate");

  private static final Set<String> OFTEN_NAMED =
      Set.of("AWS::ECR::Repository", "AWS::Route53::HostedZone");

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

  /**
   * A balancer and ACM write as they are set up, and neither a bucket with files nor a zone with
   * records can be deleted: undoing what failed would fail as well.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void whatServicesFillIsKeptWhenItsCreationIsUndone(TemplateFile template) {
    assertThat(Stream.concat(bucketsOfServices(template), zonesOfCertificates(template)))
        .allSatisfy(
            id ->
                assertThat(template.resource(id).get("DeletionPolicy").text())
                    .as(id)
                    .contains("Retain"));
  }

  private static Stream<String> bucketsOfServices(TemplateFile template) {
    return template.resources("AWS::S3::Bucket").keySet().stream()
        .filter(
            bucket ->
                policiesOf(bucket, template)
                    .filter(statement -> statement.get("Principal").get("Service").isPresent())
                    .flatMap(statement -> statement.get("Action").elements().stream())
                    .anyMatch(new Node("s3:PutObject")::equals));
  }

  private static Stream<String> zonesOfCertificates(TemplateFile template) {
    return template.resources("AWS::CertificateManager::Certificate").values().stream()
        .map(certificate -> certificate.get("Properties").get("DomainValidationOptions"))
        .flatMap(Node::walk)
        .flatMap(node -> node.get("Ref").text().stream())
        .filter(template.resources("AWS::Route53::HostedZone")::containsKey);
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

  /**
   * What stays when its stack goes has its name still when the stack is made again. Images are
   * pushed to repositories by name, zones may share one, and a database is within what has another.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void whatStaysBehindIsNotInTheWayOfTheNextStack(TemplateFile template) {
    template
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.get("DeletionPolicy").text().filter(STAYS::contains).isPresent()
                  && !OFTEN_NAMED.contains(resource.get("Type").text().orElse(""))) {
                assertThat(resource.get("Properties").entries())
                    .as(id)
                    .allSatisfy(
                        (name, value) -> {
                          if (name.endsWith("Name") && !name.equals("DbName")) {
                            assertThat(value.walk()).contains(new Node("AWS::StackId"));
                          }
                        });
              }
            });
  }

  /** A name made of the stack's or the deployment's, or one that whoever deploys it gives. */
  private static boolean isOfTheStack(Node name) {
    Node template = name.get("Fn::Sub");
    return name.get("Ref").isPresent()
        || template.elements().stream()
            .limit(1)
            .flatMap(first -> first.text().stream())
            .anyMatch(text -> GENERATED.matcher(text).matches());
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

  @ParameterizedTest
  @MethodSource("templates")
  void bucketsAreEncryptedAndPrivate(TemplateFile template) {
    template
        .resources("AWS::S3::Bucket")
        .forEach(
            (id, bucket) -> {
              Node properties = bucket.get("Properties");
              assertThat(properties.get("BucketEncryption").isPresent()).as(id).isTrue();
              assertThat(properties.get("OwnershipControls").walk().map(Node::value))
                  .as(id)
                  .contains("BucketOwnerEnforced");
              assertThat(properties.get("PublicAccessBlockConfiguration").entries().values())
                  .as(id)
                  .hasSize(4)
                  .allSatisfy(blocked -> assertThat(blocked.text()).contains("true"));
              assertThat(policiesOf(id, template))
                  .as(id)
                  .anySatisfy(
                      statement -> {
                        assertThat(statement.get("Effect").text()).contains("Deny");
                        assertThat(statement.get("Action").text()).contains("s3:*");
                        assertThat(
                                statement
                                    .get("Condition")
                                    .get("Bool")
                                    .get("aws:SecureTransport")
                                    .text())
                            .contains("false");
                      });
            });
  }

  private static Stream<Node> policiesOf(String bucket, TemplateFile template) {
    return template.resources("AWS::S3::BucketPolicy").values().stream()
        .map(policy -> policy.get("Properties"))
        .filter(policy -> policy.get("Bucket").get("Ref").text().filter(bucket::equals).isPresent())
        .flatMap(policy -> policy.get("PolicyDocument").get("Statement").elements().stream());
  }

  @Test
  void filesOfBulkJobsAreForgotten() {
    Node rules =
        TemplateFile.sam()
            .resources("AWS::S3::Bucket")
            .get("BulkBucket")
            .get("Properties")
            .get("LifecycleConfiguration")
            .get("Rules");

    assertThat(rules.elements())
        .allSatisfy(rule -> assertThat(rule.get("Status").text()).contains("Enabled"))
        .filteredOn(rule -> rule.get("ExpirationInDays").text().filter("7"::equals).isPresent())
        .extracting(rule -> rule.get("Prefix").text().orElse(""))
        .containsExactlyInAnyOrder("uploads/", "exports/");
    assertThat(rules.elements())
        .anySatisfy(
            rule ->
                assertThat(
                        rule.get("AbortIncompleteMultipartUpload")
                            .get("DaysAfterInitiation")
                            .text())
                    .contains("1"));
  }
}
