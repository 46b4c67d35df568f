package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A service in a container knows and may what the functions know and may that it stands in for. */
class ServiceSettingsTest {

  private static final List<String> FUNCTIONS =
      List.of("StoreFunction", "QueryFunction", "AuthorizerFunction");

  private final TemplateFile sam = TemplateFile.sam();

  @Test
  void eachVariableOfTheFunctionsIsASettingOfTheSameValue() {
    Map<String, Object> settings = settings();
    FUNCTIONS.forEach(
        function ->
            sam.resource(function)
                .get("Properties")
                .get("Environment")
                .get("Variables")
                .entries()
                .forEach(
                    (name, value) ->
                        assertThat(settings.get(name)).as(name).isEqualTo(reduced(value))));
  }

  @Test
  void eachOtherSettingIsAParameterOfTheGateways() {
    TreeSet<String> others = new TreeSet<>(settings().keySet());
    FUNCTIONS.forEach(
        function ->
            others.removeAll(
                sam.resource(function)
                    .get("Properties")
                    .get("Environment")
                    .get("Variables")
                    .entries()
                    .keySet()));
    assertThat(others)
        .containsExactly(
            "QUERY_THROTTLING_BURST_LIMIT",
            "QUERY_THROTTLING_RATE_LIMIT",
            "TENANT_BURST_LIMIT",
            "TENANT_MONTHLY_QUOTA",
            "TENANT_RATE_LIMIT",
            "THROTTLING_BURST_LIMIT",
            "THROTTLING_RATE_LIMIT");
  }

  @Test
  void theTaskHasThePoliciesOfItsFunctionsAndNoOther() {
    Node join = sam.outputs().get("TaskPolicyArns").get("Value").get("Fn::Join");
    assertThat(join.elements().getLast().elements().stream().map(Node::value))
        .containsExactlyInAnyOrderElementsOf(
            FUNCTIONS.stream()
                .flatMap(
                    function ->
                        sam
                            .resource(function + "Role")
                            .get("Properties")
                            .get("ManagedPolicyArns")
                            .elements()
                            .stream())
                .map(Node::value)
                .collect(Collectors.toSet()));
  }

  /** What the functions' roles hold of their own is the right to write their own logs. */
  @Test
  void nothingButLogsIsLeftToARoleAlone() {
    assertThat(
            FUNCTIONS.stream()
                .flatMap(
                    function ->
                        sam.resource(function + "Role").get("Properties").get("Policies").walk())
                .flatMap(node -> node.get("Sid").text().stream()))
        .hasSameSizeAs(FUNCTIONS)
        .containsOnly("WriteLogs");
  }

  /** By name: a reference, or a text with references in it. */
  private Map<String, Object> settings() {
    List<Node> parts =
        sam.resource("ServiceSettings").get("Properties").get("Value").get("Fn::Sub").elements();
    Map<String, Node> named = parts.getLast().entries();
    Map<String, Object> settings = new TreeMap<>();
    Stream.of(parts.getFirst().text().orElseThrow().split("\n"))
        .forEach(
            line -> {
              String[] nameAndValue = line.split("=", 2);
              settings.put(nameAndValue[0], value(nameAndValue[1], named));
            });
    return settings;
  }

  private static Object value(String text, Map<String, Node> named) {
    String reference = text.replaceAll("^\\$\\{([A-Za-z_]+)}$", "$1");
    if (named.containsKey(reference)) {
      return new HashMap<>(named).get(reference).value();
    }
    return reference.equals(text) ? Map.of("Fn::Sub", text) : Map.of("Ref", reference);
  }

  private static Object reduced(Node value) {
    return value.value() == null ? "" : value.value();
  }
}
