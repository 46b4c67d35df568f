package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachIsDescribedAndBounded(TemplateFile template) {
    template
        .parameters()
        .forEach(
            (name, parameter) -> {
              assertThat(parameter.get("Description").text()).as(name).isPresent();
              assertThat(isBounded(parameter)).as("%s has bounds", name).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachStandsInOneGroupAndHasALabel(TemplateFile template) {
    Node console = template.document().get("Metadata").get("AWS::CloudFormation::Interface");
    List<String> grouped =
        console.get("ParameterGroups").elements().stream()
            .flatMap(group -> group.get("Parameters").elements().stream())
            .flatMap(name -> name.text().stream())
            .toList();
    assertThat(grouped).containsExactlyInAnyOrderElementsOf(template.parameters().keySet());
    assertThat(console.get("ParameterLabels").entries().keySet())
        .containsExactlyInAnyOrderElementsOf(template.parameters().keySet());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noneIsASecret(TemplateFile template) {
    assertThat(template.parameters().keySet())
        .noneMatch(
            name ->
                Pattern.compile("(Password|SecretValue|SecretString|PrivateKey|ApiKey)$")
                    .matcher(name)
                    .find());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachDefaultKeepsItsOwnPattern(TemplateFile template) {
    template
        .parameters()
        .forEach(
            (name, parameter) ->
                parameter
                    .get("AllowedPattern")
                    .text()
                    .ifPresent(
                        pattern ->
                            parameter
                                .get("Default")
                                .text()
                                .ifPresent(value -> assertThat(value).as(name).matches(pattern))));
  }

  /** Types such as {@code AWS::EC2::VPC::Id} are checked by CloudFormation against the account. */
  private static boolean isBounded(Node parameter) {
    return switch (parameter.get("Type").text().orElse("")) {
      case "Number" ->
          parameter.get("AllowedValues").isPresent()
              || (parameter.get("MinValue").isPresent() && parameter.get("MaxValue").isPresent());
      case "String", "CommaDelimitedList" ->
          parameter.get("AllowedValues").isPresent() || parameter.get("AllowedPattern").isPresent();
      default -> true;
    };
  }
}
