package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationTest {

  private static final String SWITCH = "ReplicateToWarehouse";

  private static final TemplateFile WAREHOUSE =
      TemplateFile.load(Repository.resolve("infra/warehouse.yaml"));

  /** Tables are known to whoever alarms about them; a copy is refused until Redshift may export. */
  @Test
  void noTableIsCopiedForItsNameAlone() {
    assertThat(WAREHOUSE.resources("AWS::Redshift::Integration").values())
        .isNotEmpty()
        .allSatisfy(
            copy ->
                assertThat(parameters(copy.get("Condition").text().orElse(""))).contains(SWITCH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "infra/main.yaml", "infra/warehouse.yaml"})
  void applicationAndWarehouseAreAskedForItBothByOneName(String template) {
    Node parameter = TemplateFile.load(Repository.resolve(template)).parameters().get(SWITCH);
    assertThat(parameter).isNotNull();
    assertThat(parameter.get("Default").text()).contains("false");
  }

  private static Stream<String> parameters(String condition) {
    return WAREHOUSE
        .document()
        .get("Conditions")
        .get(condition)
        .walk()
        .flatMap(
            node ->
                Stream.concat(
                    node.get("Ref").text().stream(),
                    node.get("Condition").text().stream().flatMap(ReplicationTest::parameters)));
  }
}
