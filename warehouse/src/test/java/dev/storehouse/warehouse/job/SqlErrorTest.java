package dev.storehouse.warehouse.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorTest {

  @Test
  void itsDecorationIsTakenOff() {
    SqlError error =
        SqlError.of(
            "ERROR: invalid input syntax for type numeric: \"x\"\n  Where: portal \"C_7\" parameter"
                + " $1\n  Position: 17");
    assertThat(error.message()).isEqualTo("invalid input syntax for type numeric: \"x\"");
    assertThat(error.offset()).contains(17);
    assertThat(error.sqlState()).contains("22P02");
  }

  @Test
  void aLongOneIsCutOff() {
    assertThat(SqlError.of("ERROR: " + "x".repeat(10_000)).message()).hasSize(2000);
  }

  @ParameterizedTest
  @CsvSource({
    "'ERROR: division by zero', 22012",
    "'ERROR: relation \"a\" does not exist', 42P01",
    "'ERROR: column \"a\" does not exist', 42703",
    "'ERROR: syntax error at or near \"x\"', 42601",
    "'ERROR: permission denied for table a', 42501",
    "'ERROR: canceling statement due to statement timeout', 57014"
  })
  void itsSqlStateIsToldFromItsWords(String text, String sqlState) {
    assertThat(SqlError.of(text).sqlState()).contains(sqlState);
  }

  @Test
  void whatIsNotKnownHasNoSqlState() {
    assertThat(SqlError.of("ERROR: something else").sqlState()).isEmpty();
  }

  @Test
  void aTimeoutIsToldApart() {
    assertThat(SqlError.of("ERROR: canceling statement due to statement timeout").isTimeout())
        .isTrue();
    assertThat(SqlError.of("ERROR: division by zero").isTimeout()).isFalse();
  }
}
