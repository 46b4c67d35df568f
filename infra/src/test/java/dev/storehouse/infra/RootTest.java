package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RootTest {

  private static final Map<String, TemplateFile> TEMPLATES =
      TemplateFile.all().collect(Collectors.toMap(TemplateFile::name, Function.identity()));

  private static final Map<String, Node> CHILDREN =
      TEMPLATES.get("main.yaml").resources("AWS::CloudFormation::Stack");

  @Test
  void eachStackOfTheFolderIsAChild() {
    assertThat(CHILDREN.keySet().stream().map(RootTest::templateOf).map(TemplateFile::name))
        .containsAll(
            TEMPLATES.keySet().stream()
                .filter(name -> !List.of("main.yaml", "template.yaml").contains(name))
                .toList());
  }

  @Test
  void eachChildIsToldWhatItHasToBeToldAndNothingElse() {
    CHILDREN.forEach(
        (id, child) -> {
          Map<String, Node> parameters = templateOf(id).parameters();
          List<String> required =
              parameters.entrySet().stream()
                  .filter(parameter -> !parameter.getValue().get("Default").isPresent())
                  .map(Map.Entry::getKey)
                  .toList();
          assertThat(child.get("Properties").get("Parameters").entries().keySet())
              .as(id)
              .isSubsetOf(parameters.keySet())
              .containsAll(required);
        });
  }

  @Test
  void eachValueOfAnotherChildIsAnOutputThatFeedsAParameterOfItsName() {
    CHILDREN.forEach(
        (id, child) ->
            child
                .get("Properties")
                .get("Parameters")
                .entries()
                .forEach(
                    (name, value) ->
                        outputs(value)
                            .forEach(
                                output -> {
                                  String given = output.get(1).replaceFirst("^Outputs\\.", "");
                                  assertThat(given).as(id).isIn(outputsFor(id, name));
                                  assertThat(templateOf(output.getFirst()).outputs())
                                      .as(id)
                                      .containsKey(given);
                                })));
  }

  /** A child refuses when others are there already, and all of it is rolled back. */
  @Test
  void whatAChildWouldRefuseOfTheRootsParametersTheRootRefuses() {
    TemplateFile root = TEMPLATES.get("main.yaml");
    CHILDREN.forEach(
        (id, child) -> {
          Map<String, Node> told = child.get("Properties").get("Parameters").entries();
          templateOf(id)
              .rules()
              .forEach(
                  (name, rule) -> {
                    if (parameters(rule).allMatch(each -> isPassedOn(each, told))) {
                      assertThat(root.rules()).as(id).containsEntry(name, rule);
                    }
                  });
        });
  }

  /** Else the default of the child's bound would stop whoever asks the root for more than that. */
  @Test
  void aChildThatIsToldHowMuchIsToldHowMuchAtMost() {
    CHILDREN.forEach(
        (id, child) -> {
          Map<String, Node> told = child.get("Properties").get("Parameters").entries();
          templateOf(id).parameters().keySet().stream()
              .filter(name -> name.contains("Max") && !told.containsKey(name))
              .forEach(
                  bound ->
                      assertThat(told.keySet())
                          .as("%s lacks %s", id, bound)
                          .noneMatch(name -> name.endsWith(bound.replaceFirst(".*Max", ""))));
        });
  }

  /** A service logs in to the database as its owner or by itself. */
  private static List<String> outputsFor(String child, String parameter) {
    if (!parameter.equals("DatabaseSecretArn")) {
      return List.of(parameter);
    }
    return List.of(
        parameter,
        child.equals("MageService") ? "MageLoginSecretArn" : "ApplicationLoginSecretArn");
  }

  private static Stream<String> parameters(Node rule) {
    return rule.walk().flatMap(node -> node.get("Ref").text().stream());
  }

  private static boolean isPassedOn(String parameter, Map<String, Node> told) {
    return told.getOrDefault(parameter, new Node(null)).get("Ref").text().stream()
        .anyMatch(parameter::equals);
  }

  private static TemplateFile templateOf(String child) {
    Node url = CHILDREN.getOrDefault(child, new Node(null)).get("Properties").get("TemplateURL");
    return TEMPLATES.get(url.text().orElseThrow());
  }

  private static Stream<List<String>> outputs(Node value) {
    return value
        .walk()
        .map(node -> node.get("Fn::GetAtt"))
        .filter(Node::isPresent)
        .map(node -> node.elements().stream().flatMap(part -> part.text().stream()).toList());
  }
}
