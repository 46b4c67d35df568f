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
      Map.of(
          "FindStreams", "this action knows no resource",
          "FollowStatements", "these actions know no resource",
          "OpenShell", "these actions know no resource",
          "ReplaceFiles", "static files, whatever they are called",
          "RunStatements", "a workgroup's ARN holds an id that nobody knows beforehand",
          "ServeThroughTheDistribution", "files of the site, whatever they are called",
          "RemoveGatewayKeys", "keys are made as tenants are, and their ids are random",
          "ReadTenantSecrets", "secrets are made as tenants are, below one prefix",
          "KeepTenantSecrets", "secrets are made as tenants are, below one prefix");

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
              if (!WIDER.containsKey(statement.get("Sid").text().orElse(""))) {
                assertThat(statement.get("Resource").walk().flatMap(node -> node.text().stream()))
                    .as("%s", statement)
                    .noneMatch(resource -> resource.endsWith("*"));
              }
              assertThat(statement.get("NotAction").isPresent()).isFalse();
              assertThat(statement.get("NotResource").isPresent()).isFalse();
            });
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
    Node role = TemplateFile.sam().resource("AuthorizerFunctionRole");
    Set<String> actions =
        statements(role)
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

  private static Set<String> rolesThatMay(String action, Object resource) {
    return TemplateFile.sam().resources("AWS::IAM::Role").entrySet().stream()
        .filter(
            role ->
                statements(role.getValue())
                    .anyMatch(
                        statement ->
                            texts(statement.get("Action")).contains(action)
                                && statement
                                    .get("Resource")
                                    .elements()
                                    .contains(new Node(resource))))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Stream<Node> statements(TemplateFile template) {
    return template.resources().values().stream().flatMap(PermissionsTest::statements);
  }

  /** The statements that grant something; one that says who may take a role names no resource. */
  private static Stream<Node> statements(Node resource) {
    return resource
        .walk()
        .flatMap(node -> node.get("Statement").elements().stream())
        .filter(statement -> !statement.get("Effect").text().orElse("").equals("Deny"))
        .filter(statement -> !texts(statement.get("Action")).contains("sts:AssumeRole"));
  }

  private static List<String> texts(Node node) {
    return node.elements().stream().flatMap(element -> element.text().stream()).toList();
  }
}
