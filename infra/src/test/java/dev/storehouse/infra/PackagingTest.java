package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The template that deploys images is template.yaml in all but what a zip has and an image not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagingTest {

  private static final String FUNCTION = "AWS::Serverless::Function";

  private final TemplateFile zip = TemplateFile.sam();
  private TemplateFile image;

  @BeforeAll
  void make(@TempDir Path directory) throws Exception {
    Path made = directory.resolve("template-image.yaml");
    assertThat(run(Repository.resolve("template.yaml"), made)).isEmpty();
    image = TemplateFile.load(made);
  }

  @Test
  void eachFunctionHasItsHandlerAsTheCommandOfTheImage() {
    assertThat(image.resources(FUNCTION).keySet()).isEqualTo(zip.resources(FUNCTION).keySet());
    zip.resources(FUNCTION)
        .forEach(
            (id, function) -> {
              Map<String, Node> expected = function.get("Properties").entries();
              String handler = expected.remove("Handler").text().orElseThrow();
              expected.remove("CodeUri");
              Map<String, Node> properties = image.resource(id).get("Properties").entries();
              assertThat(properties.remove("PackageType")).as(id).isEqualTo(new Node("Image"));
              assertThat(properties.remove("ImageUri"))
                  .as(id)
                  .isEqualTo(new Node(Map.of("Ref", "ImageUri")));
              assertThat(properties.remove("ImageConfig"))
                  .as(id)
                  .isEqualTo(new Node(Map.of("Command", List.of(handler))));
              assertThat(properties).as(id).isEqualTo(expected);
            });
  }

  @Test
  void noRuntimeAndNoSnapshotIsLeft() {
    Map<String, Node> expected = zip.document().get("Globals").get("Function").entries();
    expected.keySet().removeAll(List.of("Runtime", "SnapStart"));
    assertThat(image.document().get("Globals").get("Function").entries()).isEqualTo(expected);
  }

  @Test
  void theImageIsTheOneParameterMore() {
    Map<String, Node> parameters = image.parameters();
    Node uri = parameters.remove("ImageUri");
    assertThat(parameters).isEqualTo(zip.parameters());
    assertThat(uri.get("Default").isPresent()).isFalse();
    assertThat("111122223333.dkr.ecr.eu-central-1.amazonaws.com/storehouse-dev-function:4d85898")
        .matches(uri.get("AllowedPattern").text().orElseThrow());
  }

  @Test
  void allElseIsTheSame() {
    Map<String, Node> resources = image.resources();
    resources.keySet().removeAll(image.resources(FUNCTION).keySet());
    Map<String, Node> expected = zip.resources();
    expected.keySet().removeAll(zip.resources(FUNCTION).keySet());
    assertThat(resources).isEqualTo(expected);
    assertThat(image.outputs()).isEqualTo(zip.outputs());
    assertThat(image.document().get("Conditions")).isEqualTo(zip.document().get("Conditions"));
  }

  @Test
  void aTemplateThatItDoesNotKnowIsRefused(@TempDir Path directory) throws Exception {
    Path strange = directory.resolve("template.yaml");
    Files.writeString(
        strange,
        Repository.read(Repository.resolve("template.yaml"))
            .replace("    Runtime: java25\n", "    Runtime: java26\n"));
    assertThat(run(strange, directory.resolve("made.yaml")))
        .contains("the globals have no runtime");
  }

  private static String run(Path template, Path made) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Repository.resolve(".mvn/ImageTemplate.java").toString(),
                template.toString(),
                made.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
