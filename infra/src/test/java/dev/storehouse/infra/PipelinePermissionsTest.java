package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelinePermissionsTest {

  private static final TemplateFile SECURITY =
      TemplateFile.load(Repository.resolve("infra/security.yaml"));

  /** The permissions of the handlers in the registry of CloudFormation. */
  @Test
  void cloudFormationMayKeepTheManagedPoliciesOfTheApplication() {
    assertThat(TemplateFile.sam().resources("AWS::IAM::ManagedPolicy")).isNotEmpty();
    assertThat(
            statements("StackRolePolicy", "Allow")
                .flatMap(statement -> texts(statement.get("Action"))))
        .contains(
            "iam:AttachRolePolicy",
            "iam:CreatePolicy",
            "iam:CreatePolicyVersion",
            "iam:DeletePolicy",
            "iam:DeletePolicyVersion",
            "iam:DetachRolePolicy",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:ListEntitiesForPolicy",
            "iam:ListPolicyVersions");
  }

  /** {@code resolve_s3} in {@code samconfig.toml} has the SAM CLI name its bucket. */
  @Test
  void aPipelineUploadsToTheBucketOfTheSamCliWhateverOtherThereIs() {
    assertThat(Repository.read(Repository.resolve("samconfig.toml"))).contains("resolve_s3 = true");
    assertThat(
            statements("DeployPolicy", "Allow")
                .filter(
                    statement -> texts(statement.get("Action")).anyMatch("s3:PutObject"::equals))
                .flatMap(statement -> statement.get("Resource").elements().stream())
                .flatMap(resource -> resource.get("Fn::Sub").text().stream()))
        .contains("arn:${AWS::Partition}:s3:::aws-sam-cli-managed-default-*/*");
  }

  @Test
  void aPipelineChangesNeitherItsOwnRolesNorTheBoundary() {
    assertThat(denied("iam:UpdateAssumeRolePolicy"))
        .contains("DeployRole.Arn", "ExecutionRole.Arn", "StackRole.Arn", "WarehouseRole.Arn");
    assertThat(denied("iam:PutRolePolicy"))
        .contains("DeployRole.Arn", "ExecutionRole.Arn", "StackRole.Arn");
    assertThat(denied("iam:CreatePolicyVersion"))
        .contains("DeployPolicy", "PermissionsBoundaryArn", "RuntimeBoundary");
  }

  @Test
  void aPipelineDeploysAStackThatGivesASharedRoleItsPolicy() {
    assertThat(denied("iam:PutRolePolicy")).doesNotContain("WarehouseRole.Arn");
    assertThat(denied("iam:DeleteRolePolicy")).doesNotContain("WarehouseRole.Arn");
  }

  /** What the pipeline's stacks may not do that to, whatever else they are granted. */
  private static Stream<String> denied(String action) {
    return statements("StackRolePolicy", "Deny")
        .filter(statement -> texts(statement.get("Action")).anyMatch(action::equals))
        .flatMap(statement -> statement.get("Resource").walk())
        .flatMap(node -> node.text().stream());
  }

  private static Stream<Node> statements(String policy, String effect) {
    return SECURITY
        .resource(policy)
        .get("Properties")
        .get("PolicyDocument")
        .get("Statement")
        .elements()
        .stream()
        .filter(statement -> statement.get("Effect").text().filter(effect::equals).isPresent());
  }

  private static Stream<String> texts(Node node) {
    return node.elements().stream().flatMap(element -> element.text().stream());
  }
}
