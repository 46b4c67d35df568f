package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutputsTest {

  static Stream<TemplateFile> templates() {
    return TemplateFile.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void eachIsDescribedAndExportedUnderTheStacksName(TemplateFile template) {
    template
        .outputs()
        .forEach(
            (name, output) -> {
              assertThat(output.get("Description").text()).as(name).isPresent();
              assertThat(output.get("Export").get("Name").value())
                  .as(name)
                  .isEqualTo(Map.of("Fn::Sub", "${AWS::StackName}-" + name));
            });
  }

  @Test
  void whatOperatorsAndOtherStacksNeedIsGiven() {
    TemplateFile sam = TemplateFile.sam();
    List<String> names =
        Stream.concat(
                sam
                    .resources(
                        "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Serverless::Function")
                    .keySet()
                    .stream()
                    .map(id -> id + "Name"),
                sam.resources("AWS::SecretsManager::Secret").keySet().stream()
                    .map(id -> id + "Arn"))
            .toList();
    assertThat(sam.outputs().keySet()).containsAll(names).contains("StoreUrl", "JwksUrl");
  }
}
