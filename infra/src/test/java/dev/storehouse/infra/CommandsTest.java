package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not a program of the image does not start: the container ends with 127. */
class CommandsTest {

  private static final Pattern WORD_OF_THE_LAUNCHER = Pattern.compile("(?m)^ {2}([a-z-]+)\\)$");

  private static final TemplateFile ROOT = TemplateFile.load(Repository.resolve("infra/main.yaml"));

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatATemplateRunsUnlessToldOtherwiseIsInTheImage(TemplateFile template) {
    assertThat(
            template.parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().endsWith("Command"))
                .filter(parameter -> !parameter.getValue().get("AllowedValues").isPresent())
                .flatMap(parameter -> parameter.getValue().get("Default").text().stream())
                .filter(command -> !command.isEmpty()))
        .isSubsetOf(wordsOfTheLauncher());
  }

  @Test
  void eachServiceOfTheImageThatIsNotTheWebHasToBeToldItsProgram() {
    String rules = ROOT.rules().toString();
    ROOT.resources("AWS::CloudFormation::Stack").values().stream()
        .map(child -> child.get("Properties"))
        .filter(child -> child.get("TemplateURL").value().equals("service.yaml"))
        .map(child -> child.get("Parameters"))
        .filter(told -> told.get("ImageUri").get("Ref").text().orElseThrow().equals("ImageUri"))
        .map(told -> told.get("Command"))
        .forEach(
            command -> {
              if (command.text().isPresent()) {
                assertThat(wordsOfTheLauncher()).contains(command.text().orElseThrow());
              } else {
                assertThat(rules).contains(" needs " + command.get("Ref").text().orElseThrow());
              }
            });
  }

  private static Set<String> wordsOfTheLauncher() {
    String launcher = Repository.read(Repository.resolve("service/src/main/image/storehouse"));
    return WORD_OF_THE_LAUNCHER
        .matcher(launcher)
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.toSet());
  }
}
