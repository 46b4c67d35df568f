package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries of the shapes of TPC-H and TPC-DS run, and the guard takes little time over them. */
class TpcShapesTest {

  private static final int ROUNDS_TO_WARM_UP = 20;
  private static final int ROUNDS = 11;

  private static final Catalogue CATALOGUE =
      Statements.catalogue(
          "lineitem",
          "orders",
          "part",
          "supplier",
          "partsupp",
          "nation",
          "region",
          "store_sales",
          "store_returns",
          "catalog_sales",
          "catalog_returns",
          "web_sales",
          "web_returns",
          "inventory",
          "store",
          "call_center",
          "catalog_page",
          "web_site",
          "web_page",
          "warehouse",
          "customer",
          "customer_address",
          "customer_demographics",
          "date_dim",
          "household_demographics",
          "item",
          "income_band",
          "promotion",
          "reason",
          "ship_mode",
          "time_dim");

  private static final SqlGuard GUARD = new SqlGuard(FunctionList.ofRedshift());

  static Stream<String> tpch() {
    return queries("tpch.sql");
  }

  static Stream<String> tpcds() {
    return queries("tpcds.sql");
  }

  private static Stream<String> queries(String resource) {
    return Arrays.stream(Statements.text(resource).split("(?m)^-- (?=Q\\d)", -1))
        .filter(query -> query.startsWith("Q"))
        .map(query -> "-- " + query);
  }

  @ParameterizedTest
  @MethodSource({"tpch", "tpcds"})
  void runs(String sql) {
    assertThat(check(sql)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void allAreThere() {
    assertThat(tpch()).hasSize(22);
    assertThat(tpcds()).hasSize(99);
  }

  /** P8 asks for 10 ms; the machine that runs the tests has other work too. */
  @Test
  void takeWellUnderTenMillisecondsEachWhenWarm() {
    List<String> queries = tpcds().toList();
    for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
      queries.forEach(TpcShapesTest::check);
    }
    List<Long> medians = queries.stream().map(TpcShapesTest::medianNanos).sorted().toList();
    assertThat(medians.get(medians.size() / 2)).isLessThan(10_000_000L);
  }

  private static long medianNanos(String sql) {
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      check(sql);
      times.add(System.nanoTime() - start);
    }
    Collections.sort(times);
    return times.get(ROUNDS / 2);
  }

  private static Verdict check(String sql) {
    return GUARD.check(sql, List.of(), CATALOGUE, new RowCap.AtMost(100));
  }
}
