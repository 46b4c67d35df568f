package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  private final TemplateFile sam = TemplateFile.sam();
  private final Map<String, Node> functions = sam.resources("AWS::Serverless::Function");

  @Test
  void eachHasItsOwnRoleAndLogGroup() {
    assertThat(functions).isNotEmpty();
    functions.forEach(
        (id, function) -> {
          Node properties = function.get("Properties");
          assertThat(properties.get("Role").value())
              .isEqualTo(Map.of("Fn::GetAtt", id + "Role.Arn"));
          assertThat(properties.get("LoggingConfig").get("LogGroup").value())
              .isEqualTo(Map.of("Ref", id + "LogGroup"));
          assertThat(properties.get("Policies").isPresent()).as(id).isFalse();
        });
  }

  @Test
  void allRunOnTheSameRuntimeFromSnapshots() {
    Node globals = sam.document().get("Globals").get("Function");
    assertThat(globals.get("Runtime").text()).contains("java25");
    assertThat(globals.get("Architectures").elements()).containsExactly(new Node("arm64"));
    assertThat(globals.get("SnapStart").get("ApplyOn").text()).contains("PublishedVersions");
    assertThat(globals.get("AutoPublishAlias").text()).contains("live");
    functions.forEach(
        (id, function) ->
            assertThat(function.get("Properties").entries().keySet())
                .as(id)
                .doesNotContain("Runtime", "Architectures", "SnapStart", "AutoPublishAlias"));
  }

  @Test
  void tablesAndSecretsAreNamedByReferenceOnly() {
    functions.forEach(
        (id, function) -> {
          Map<String, Node> references =
              function.get("Properties").get("Environment").get("Variables").entries();
          references.keySet().removeIf(name -> !name.matches(".*_(TABLE|SECRET_ARN)"));
          // The warehouse, and the service that takes events, bring secrets of their own.
          references.remove("WAREHOUSE_SECRET_ARN");
          boolean forwards = references.remove("EVENT_FORWARD_SECRET_ARN") != null;
          assertThat(references.isEmpty()).as(id).isEqualTo(forwards);
          references.forEach(
              (name, value) -> {
                String logicalId = value.get("Ref").text().orElse("");
                assertThat(sam.resources()).as("%s of %s", name, id).containsKey(logicalId);
                assertThat(name).isEqualTo(variableOf(logicalId));
              });
        });
  }

  @Test
  void aFunctionMayTouchTheTablesItKnowsAndNoOther() {
    functions.forEach(
        (id, function) -> {
          Node variables = function.get("Properties").get("Environment").get("Variables");
          List<Node> role = sam.permissions(id + "Role");
          sam.resources("AWS::DynamoDB::Table")
              .keySet()
              .forEach(
                  table ->
                      assertThat(role.stream().anyMatch(part -> mentions(part, table)))
                          .as("%s in the role of %s", table, id)
                          .isEqualTo(mentions(variables, table)));
        });
  }

  private static boolean mentions(Node node, String table) {
    return node.walk()
        .flatMap(below -> below.text().stream())
        .anyMatch(
            text ->
                text.equals(table)
                    || text.contains(table + ".Arn")
                    || text.contains(table + ".StreamArn"));
  }

  /** {@code StockMovementsTable} is known as {@code STOCK_MOVEMENTS_TABLE}. */
  private static String variableOf(String logicalId) {
    String words = logicalId.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return words.endsWith("_SECRET") ? words + "_ARN" : words;
  }
}
