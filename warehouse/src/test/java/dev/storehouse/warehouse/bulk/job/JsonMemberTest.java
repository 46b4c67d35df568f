package dev.storehouse.warehouse.bulk.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMemberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"id\":1,\"name\":\"a\"}|1",
        "{\"name\":\"a\",\"id\":\"x\"}|x",
        "  {\"name\" : \"a,:}\" , \"ID\" : true }|true",
        "{\"a\":{\"id\":3,\"b\":[1,{\"id\":4}]},\"id\":5}|5",
        "{\"a\\\"b\":1,\"id\":\"q\\\"\\u0041\\n\"}|~q\"A\n~",
        "{\"id\":{\"b\":[1,2]}}|{\"b\":[1,2]}",
        "{\"id\":null}|null",
        "{\"id\":\"cut off|cut off",
        "{\"id\":12|12",
        "{\"name\":1}|~~",
        "{}|~~",
        "{|~~",
        "{\"id|~~",
        "\"id\":1}|~~",
        "[1]|~~",
        "~~|~~",
      })
  void aMemberIsPickedWhateverIsAroundIt(String line, String value) {
    assertThat(JsonMember.of(line, "id")).isEqualTo(value);
  }
}
