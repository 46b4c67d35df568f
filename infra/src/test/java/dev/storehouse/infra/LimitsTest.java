package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS takes no more of, whatever a deployment is called and however new its account is. */
class LimitsTest {

  /** A template that is sent along, and not through a bucket (CloudFormation quotas). */
  private static final int INLINE_BYTES = 51_200;

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
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
}
