package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.guard.TestWarehouse.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Redshift has in words of its own gives Redshift's rows, alone and through the guard. */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedshiftRowsTest {

  private static final String ROW = "-- =";

  private final TestWarehouse warehouse;

  RedshiftRowsTest(AwsSandbox aws) throws SQLException {
    this.warehouse = TestWarehouse.create(aws);
  }

  @BeforeAll
  void load() throws SQLException {
    warehouse.script(Statements.text("honest-tables.sql"));
    warehouse.script("set search_path to acme");
  }

  @AfterAll
  void close() throws SQLException {
    warehouse.close();
  }

  /** Statements and their rows. */
  static Map<String, List<String>> expected() {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    for (String line : Statements.text("redshift.sql").lines().toList()) {
      if (line.startsWith(ROW)) {
        rows.add(line.substring(ROW.length()).replaceFirst("^ ", ""));
      } else if (!line.startsWith("--")) {
        rows = new ArrayList<>();
        expected.put(line, rows);
      }
    }
    return expected;
  }

  static Stream<String> statements() {
    return expected().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void areThoseOfTheStatement(String sql) throws SQLException {
    check(sql, warehouse.answer(sql, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void areThoseOfWhatTheGuardSends(String sql) throws SQLException {
    check(sql, warehouse.answer(Statements.rendered(sql), Map.of()));
  }

  @Test
  void areManyEnough() {
    assertThat(expected()).hasSize(88);
  }

  private void check(String sql, Answer answer) throws SQLException {
    warehouse.endMoment();
    assertThat(answer.error()).isEmpty();
    assertThat(answer.rows().stream().map(row -> row.replace("\t", " | ")).toList())
        .isEqualTo(expected().get(sql));
  }
}
