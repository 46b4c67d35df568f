package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionsTest {

  /** Statements that have to say more than a name, and why. */
  private static final Map<String, String> WIDER =
      Map.ofEntries(
          Map.entry("FindStreams", "this action knows no resource"),
          Map.entry("FollowStatements", "these actions know no resource"),
          Map.entry("StandInNetwork", "Lambda makes the interfaces; a denial keeps code from it"),
          Map.entry("LogInToRegistry", "this action knows no resource"),
          Map.entry("ValidateTemplates", "these actions know no resource"),
          Map.entry("ReplicateTable", "in the policy of a table a resource of * is that table"),
          Map.entry("FollowReplication", "exports have generated names; so has their table"),
          Map.entry("RunStatements", "a workgroup's ARN holds an id that nobody knows beforehand"),
          Map.entry("RemoveGatewayKeys", "keys are made as tenants are, and their ids are random"),
          Map.entry("ReadTenantSecrets", "secrets are made as tenants are, below one prefix"),
          Map.entry("KeepTenantSecrets", "secrets are made as tenants are, below one prefix"),
          Map.entry("ReadOwnSecrets", "names are generated; a condition on the tags narrows it"),
          Map.entry("ReadDatabaseSecret", "RDS names it; a condition on its tag narrows it"),
          Map.entry("ReadDatabaseClusterSecret", "RDS names it; a condition on its tag narrows it"),
          Map.entry("WriteOperatingSystemMetrics", "RDS names the streams of its one log group"),
          Map.entry("KeepFiles", "the files below two prefixes, or of two buckets"),
          Map.entry("LoadFiles", "the files below two prefixes of one bucket"),
          Map.entry("UnloadFiles", "the files below one prefix of one bucket"),
          Map.entry("LogBuckets", "the files below one prefix of one bucket"),
          Map.entry("LogLoadBalancers", "the files below one prefix of one bucket"),
          Map.entry("LogDistributions", "the files below one prefix of one bucket"),
          Map.entry("LogWarehouse", "the files below one prefix of one bucket"),
          Map.entry("DeployStacks", "transforms belong to AWS, stacks have an id in their ARN"),
          Map.entry("FindArtefactBucket", "a stack has an id in its ARN"),
          Map.entry("UploadArtefacts", "the SAM CLI names its bucket"),
          Map.entry("OpenShell", "these actions know no resource"),
          Map.entry("ReplaceFiles", "static files, whatever they are called"),
          Map.entry("ServeThroughTheDistribution", "files of the site, whatever they are called"),
          Map.entry("ServeThroughDistributions", "static files, whatever they are called"),
          Map.entry("RefreshSite", "ids are random; a condition on the tags narrows it"));

  /** What a pipeline and its stacks may do; its roles have another boundary, or none. */
  private static final Set<String> OF_THE_PIPELINE =
      Set.of("DeployPolicy", "DeployRole", "StackRolePolicy");

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noStatementHasAWildcard(TemplateFile template) {
    statements(template)
        .forEach(
            statement -> {
              assertThat(texts(statement.get("Action")))
                  .as("%s", statement)
                  .isNotEmpty()
                  .noneMatch(action -> action.contains("*"));
              if (!isWide(statement.get("Sid").text().orElse(""))) {
                assertThat(statement.get("Resource").walk().flatMap(node -> node.text().stream()))
                    .as("%s", statement)
                    .noneMatch(
                        resource -> resource.endsWith("*") && !resource.contains("${Project}"));
              }
              assertThat(statement.get("NotAction").isPresent()).isFalse();
              assertThat(statement.get("NotResource").isPresent()).isFalse();
            });
  }

  /** A boundary says how far a role may ever reach, its policies where it does. */
  private static boolean isWide(String statementId) {
    return WIDER.containsKey(statementId) || statementId.startsWith("Bound");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void nothingMayScanATable(TemplateFile template) {
    assertThat(statements(template).flatMap(statement -> texts(statement.get("Action")).stream()))
        .doesNotContain("dynamodb:Scan", "dynamodb:PartiQLSelect");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyRoleIsBoundedWhereABoundaryIsGiven(TemplateFile template) {
    template
        .resources("AWS::IAM::Role")
        .forEach(
            (id, role) ->
                assertThat(role.get("Properties").get("PermissionsBoundary").walk())
                    .as(id)
                    .contains(new Node("HasPermissionsBoundary")));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theBoundaryLeavesEachRoleWhatItIsGranted(TemplateFile template) {
    Map<String, Node> granted =
        template.resources("AWS::IAM::Role", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy");
    granted.keySet().removeAll(OF_THE_PIPELINE);
    assertThat(
            granted.values().stream()
                .flatMap(PermissionsTest::statements)
                .flatMap(statement -> texts(statement.get("Action")).stream()))
        .isSubsetOf(
            statements(security().resource("RuntimeBoundary"))
                .flatMap(statement -> texts(statement.get("Action")).stream())
                .toList());
  }

  /**
   * CloudFormation shortens the stack's name within a role's, so a pattern made of it would miss
   * some of the stack's own roles: a denial would let through what it is there for.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void noPolicyKnowsRolesByTheNameOfAStack(TemplateFile template) {
    assertThat(template.document().walk().flatMap(node -> node.text().stream()))
        .noneMatch(text -> text.contains(":role/${AWS::StackName}"));
  }

  private static TemplateFile security() {
    return TemplateFile.load(Repository.resolve("infra/security.yaml"));
  }

  /** AWS: "Working with AWS managed policies in the execution role", on confused deputies. */
  @Test
  void lambdaTakesARoleForThisAccountOnly() {
    conditionsOfTrust(TemplateFile.sam(), "lambda.amazonaws.com")
        .forEach(
            trust ->
                assertThat(trust.getValue().get("StringEquals").get("aws:SourceAccount"))
                    .as(trust.getKey())
                    .isEqualTo(new Node(Map.of("Ref", "AWS::AccountId"))));
  }

  /** AWS: "Restricting access to IAM roles" in the management guide of Redshift. */
  @ParameterizedTest
  @MethodSource("templates")
  void redshiftTakesARoleForDatabaseUsersOfThisAccount(TemplateFile template) {
    conditionsOfTrust(template, "redshift.amazonaws.com")
        .forEach(
            trust -> {
              Node condition = trust.getValue();
              assertThat(condition.entries()).as(trust.getKey()).containsOnlyKeys("StringLike");
              assertThat(condition.get("StringLike").get("sts:ExternalId").walk())
                  .as(trust.getKey())
                  .anySatisfy(
                      user ->
                          assertThat(user.text().orElse(""))
                              .endsWith(":${AWS::AccountId}:dbuser:*"));
            });
  }

  @Test
  void onlyTheIssuerAndItsRotationReadPrivateKeys() {
    assertThat(rolesThatMay("secretsmanager:GetSecretValue", Map.of("Ref", "SigningKeySecret")))
        .containsExactlyInAnyOrder("StoreFunctionRole", "SigningKeyRotationFunctionRole");
  }

  @Test
  void onlyTheApisReadTheApplicationSecret() {
    assertThat(rolesThatMay("secretsmanager:GetSecretValue", Map.of("Ref", "ApplicationSecret")))
        .containsExactlyInAnyOrder("QueryFunctionRole", "StoreFunctionRole");
  }

  @Test
  void theAuthorizerOnlyReadsAndNotesWhenAKeyWasUsed() {
    Set<String> actions =
        TemplateFile.sam().permissions("AuthorizerFunctionRole").stream()
            .flatMap(PermissionsTest::statements)
            .flatMap(statement -> texts(statement.get("Action")).stream())
            .filter(action -> !action.startsWith("logs:"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(actions)
        .containsExactly(
            "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem");
  }

  @Test
  void secretsManagerInvokesTheRotationForThisAccountOnly() {
    Node permission = TemplateFile.sam().resource("SigningKeyRotationPermission");
    assertThat(permission.get("Properties").get("SourceAccount").value())
        .isEqualTo(Map.of("Ref", "AWS::AccountId"));
  }

  /** On what condition each role lets itself be taken by a service. */
  private static Stream<Map.Entry<String, Node>> conditionsOfTrust(
      TemplateFile template, String service) {
    return template.resources("AWS::IAM::Role").entrySet().stream()
        .flatMap(
            role ->
                role
                    .getValue()
                    .get("Properties")
                    .get("AssumeRolePolicyDocument")
                    .get("Statement")
                    .elements()
                    .stream()
                    .filter(each -> texts(each.get("Principal").get("Service")).contains(service))
                    .map(each -> Map.entry(role.getKey(), each.get("Condition"))));
  }

  private static Set<String> rolesThatMay(String action, Object resource) {
    TemplateFile sam = TemplateFile.sam();
    return sam.resources("AWS::IAM::Role").keySet().stream()
        .filter(
            role ->
                sam.permissions(role).stream()
                    .flatMap(PermissionsTest::statements)
                    .anyMatch(
                        statement ->
                            texts(statement.get("Action")).contains(action)
                                && statement
                                    .get("Resource")
                                    .elements()
                                    .contains(new Node(resource))))
        .collect(Collectors.toSet());
  }

  /** In the policy of a key a resource of * is that key, so those are not among them. */
  private static Stream<Node> statements(TemplateFile template) {
    return template.resources().values().stream()
        .filter(resource -> !resource.get("Type").text().orElse("").equals("AWS::KMS::Key"))
        .flatMap(PermissionsTest::statements);
  }

  /**
   * The statements that grant something; one that says who may take a role names no resource. Rules
   * of a firewall are statements as well, but have no effect in this sense.
   */
  private static Stream<Node> statements(Node resource) {
    return resource
        .walk()
        .flatMap(node -> node.get("Statement").elements().stream())
        .flatMap(PermissionsTest::branches)
        .filter(statement -> statement.get("Effect").isPresent())
        .filter(statement -> !statement.get("Effect").text().orElse("").equals("Deny"))
        .filter(statement -> !texts(statement.get("Action")).contains("sts:AssumeRole"));
  }

  /** The statements that a condition chooses between, or the one that stands there without. */
  private static Stream<Node> branches(Node statement) {
    Node choice = statement.get("Fn::If");
    return choice.isPresent()
        ? choice.elements().stream().filter(branch -> branch.get("Effect").isPresent())
        : Stream.of(statement);
  }

  private static List<String> texts(Node node) {
    return node.elements().stream().flatMap(element -> element.text().stream()).toList();
  }
}
