package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service is the same, whether the root makes it or it is a stack of its own. */
class ServicesTest {

  private static final Map<String, TemplateFile> TEMPLATES =
      TemplateFile.all().collect(Collectors.toMap(TemplateFile::name, template -> template));

  static Stream<Path> services() {
    return Repository.files("infra/services", ".json").stream();
  }

  @Test
  void eachServiceOfTheRootHasAFile() {
    assertThat(
            TEMPLATES.get("main.yaml").resources("AWS::CloudFormation::Stack").values().stream()
                .map(child -> child.get("Properties"))
                .filter(child -> child.get("TemplateURL").value().equals("service.yaml"))
                .map(child -> child.get("Parameters").get("Component").value() + ".json"))
        .containsExactlyInAnyOrderElementsOf(
            services().map(file -> file.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatAFileSaysTheRootSaysToo(Path file) {
    Map<String, Node> parameters = TEMPLATES.get("service.yaml").parameters();
    Map<String, Node> root = rootParameters(file);
    parametersOf(file)
        .forEach(
            (name, value) -> {
              assertThat(parameters).as("%s: %s", file, name).containsKey(name);
              Node told = root.getOrDefault(name, parameters.get(name).get("Default"));
              assertThat(told.text()).as("%s: %s", file, name).contains(value);
            });
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatTheRootSaysAFileSaysToo(Path file) {
    Map<String, String> parameters = parametersOf(file);
    rootParameters(file)
        .forEach(
            (name, value) ->
                value
                    .text()
                    .ifPresent(
                        text ->
                            assertThat(parameters)
                                .as("%s: %s", file, name)
                                .containsEntry(name, text)));
  }

  /**
   * A host of a rule has a dot and ends in letters (HostHeaderConditionConfig); "any" is no host.
   */
  @Test
  void noRuleHasAHostThatTheBalancerTakesForNone() {
    TEMPLATES.values().stream()
        .flatMap(template -> template.parameters().entrySet().stream())
        .filter(parameter -> parameter.getKey().endsWith("HostNames"))
        .forEach(
            parameter -> {
              Pattern pattern =
                  Pattern.compile(parameter.getValue().get("AllowedPattern").text().orElseThrow());
              assertThat(List.of("", "admin.example.com", "*.example.com", "a.io, b.io"))
                  .as(parameter.getKey())
                  .allMatch(hosts -> pattern.matcher(hosts).matches());
              assertThat(List.of("*", "localhost", "*.*", "10.0.0.1"))
                  .as(parameter.getKey())
                  .noneMatch(hosts -> pattern.matcher(hosts).matches());
            });
    assertThat(
            TEMPLATES
                .get("service.yaml")
                .resource("ListenerRule")
                .get("Properties")
                .get("Conditions")
                .walk())
        .as("any host needs no condition")
        .contains(new Node("HasHosts"));
  }

  private static Map<String, Node> rootParameters(Path file) {
    String name = file.getFileName().toString().replace(".json", "");
    String child = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Service";
    return TEMPLATES.get("main.yaml").resource(child).get("Properties").get("Parameters").entries();
  }

  private static Map<String, String> parametersOf(Path file) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Node list = new Node(CloudFormationYaml.read("List: " + Repository.read(file))).get("List");
    for (Node parameter : list.elements()) {
      parameters.put(
          parameter.get("ParameterKey").text().orElseThrow(),
          parameter.get("ParameterValue").text().orElseThrow());
    }
    return parameters;
  }
}
