package dev.storehouse.warehouse.bulk.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFieldTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "a,b,c|0|a",
        "a,b,c|1|b",
        "a,b,c|2|c",
        "a,b,c|3|~~",
        "a,,c|1|~~",
        "\"a,\"\"b\"\"\",c|0|a,\"b\"",
        "\"a,\"\"b\"\"\",c|1|c",
        "a,\"b\" ,c|1|b",
        "a, \"b,c\",d|1|b,c",
        "a, b ,c|1|~ b ~",
        "a,b\"c\",d|1|b\"c\"",
        "a,\"b\"x,y|1|bx,y",
        "a,\"b|1|b",
        "\\N,\"\\N\"|0|\\N",
      })
  void aFieldIsPickedAsCopyReadsIt(String row, int place, String field) {
    assertThat(CsvField.of(row, place, ',')).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"a;b,1", "'a;b\n',1", "'a;b\r\n',1", "'a;\"b\"\r\n',1"})
  void aLineBreakIsNoPartOfAField(String row, int place) {
    assertThat(CsvField.of(row, place, ';')).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource({"'a\t\tc\n',1,''", "'a\t \"b\"\tc\n',1,b", "'\"a\nb\"\tc\n',0,'a\nb'"})
  void aTabMaySeparateFields(String row, int place, String field) {
    assertThat(CsvField.of(row, place, '\t')).isEqualTo(field);
  }
}
