package dev.storehouse.warehouse.bulk.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonHeadTest {

  @Test
  void allRowsTellNames() throws UnusableFilesException {
    assertThat(
            JsonHead.names(
                "{\"id\":1}\n"
                    + "{\"NAME\":\"}\\\"{\",\"Id\":2}{\"a\":{\"b\":[1]},\"name\":3}\n"
                    + "{\"z\":"))
        .containsExactly("id", "NAME", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":1}\n{\"b\":]}\n{\"c\":1}", "{\"id\":1} 5 {\"c\":1}"})
  void nothingBehindWhatIsNoObjectCounts(String text) throws UnusableFilesException {
    assertThat(JsonHead.names(text)).containsExactly("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":", "5", "[{\"id\":1}]", "]", "{\"id\":1,\"ID\":2}", "{id:1}"})
  void theFirstRowHasToBeAnObject(String text) {
    assertThatThrownBy(() -> JsonHead.names(text)).isInstanceOf(UnusableFilesException.class);
  }
}
