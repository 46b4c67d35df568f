package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.guard.TestWarehouse.Answer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the functions that the guard lets through the local engine has. */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListedFunctionsTest {

  private static final String KNOWN =
      """
      select distinct p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('pg_catalog', 'pg_internal')
      """;

  /**
   * What is no function of PostgreSQL's, but part of its grammar or of what the engine rewrites.
   */
  private static final Set<String> FORMS =
      Set.of(
          "approximate",
          "grouping",
          "grouping_id",
          "rollup",
          "cube",
          "array",
          "coalesce",
          "greatest",
          "least",
          "nvl",
          "nvl2",
          "nullif",
          "current_date",
          "current_time",
          "current_timestamp",
          "pgdate_part",
          "localtime",
          "localtimestamp",
          "object",
          "trim");

  private final TestWarehouse warehouse;

  ListedFunctionsTest(AwsSandbox aws) throws SQLException {
    this.warehouse = TestWarehouse.create(aws);
  }

  @AfterAll
  void close() throws SQLException {
    warehouse.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select approximate count(distinct 1), array(1), coalesce(null, 1), greatest(1, 2), least(1, 2)",
        "select nvl(null, 1), nvl2(null, 1, 2), nullif(1, 2), object('a', 1), trim(' a ')",
        "select current_date, current_time, current_timestamp, localtime, localtimestamp",
        "select pgdate_part('year', date '2026-01-01')",
        "select a, b, grouping(a), grouping_id(a, b) from (select 1 as a, 2 as b) t group by rollup (a), cube (b)",
      })
  void formsThatAreNoFunctionRun(String sql) throws SQLException {
    assertThat(warehouse.answer(sql, Map.of()).error()).isEmpty();
  }

  @Test
  void onlyThoseOfTheAbsentAreMissing() throws SQLException {
    Answer known = warehouse.answer(KNOWN, Map.of());
    Set<String> missing =
        new TreeSet<>(words("/dev/storehouse/query/guard/redshift-functions.txt"));
    missing.removeAll(Set.copyOf(known.rows()));
    missing.removeAll(FORMS);
    assertThat(missing).isEqualTo(new TreeSet<>(words("absent-functions.txt")));
  }

  private static List<String> words(String resource) {
    return Statements.lines(resource).stream()
        .flatMap(line -> Arrays.stream(line.strip().split(" +")))
        .collect(Collectors.toList());
  }
}
