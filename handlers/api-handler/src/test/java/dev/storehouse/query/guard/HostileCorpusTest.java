package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement of the hostile corpus runs, and each is refused by the fence that is meant for it.
 */
class HostileCorpusTest {

  record Attack(Fence fence, String sql) {

    static Attack of(String line) {
      int bar = line.indexOf('|');
      return new Attack(
          Fence.valueOf(line.substring(0, bar).strip()),
          Statements.withCharacters(line.substring(bar + 1).strip()));
    }
  }

  static Stream<Attack> written() {
    return Statements.lines("hostile.sql").stream().map(Attack::of);
  }

  static Stream<String> calls() {
    return Statements.lines("hostile-functions.txt").stream()
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .flatMap(
            function ->
                Statements.lines("hostile-places.txt").stream()
                    .map(place -> place.replace("%s", function)));
  }

  /** Each function's call, hidden in the ways that fool a search for its name. */
  static Stream<String> disguisedCalls() {
    List<String> disguised = new ArrayList<>();
    for (String name : List.of("pg_sleep", "set_config", "dblink", "lo_import", "query_to_xml")) {
      disguised.add("select " + name.toUpperCase(Locale.ROOT) + "(1)");
      disguised.add("select \"" + name + "\"(1)");
      disguised.add("select " + name + " (1)");
      disguised.add("select " + name + "/**/(1)");
      disguised.add("select " + name + "--x\n(1)");
      disguised.add("select pg_catalog." + name + "(1)");
      disguised.add("select \"pg_catalog\".\"" + name + "\"(1)");
      disguised.add("select acme." + name + "(1)");
      disguised.add("select lower(" + name + "(1))");
      disguised.add("select 'a\\', " + name + "(1), '\\'a'");
    }
    return disguised.stream();
  }

  @ParameterizedTest
  @MethodSource("written")
  void isRefusedByItsFence(Attack attack) {
    assertThat(Statements.refusal(attack.sql()).fence()).isEqualTo(attack.fence());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void noSuchFunctionIsCalledFromAnywhere(String sql) {
    assertThat(Statements.refusal(sql).fence()).isEqualTo(Fence.FUNCTIONS);
  }

  @ParameterizedTest
  @MethodSource("disguisedCalls")
  void noDisguiseHelps(String sql) {
    assertThat(Statements.refusal(sql).fence()).isIn(Fence.FUNCTIONS, Fence.LEXER);
  }

  @Test
  void hasItsSize() {
    assertThat(written().count() + calls().count() + disguisedCalls().count()).isGreaterThan(900);
    assertThat(written().count()).isGreaterThan(550);
    assertThat(written().distinct().count()).isEqualTo(written().count());
  }

  @Test
  void aDeepOrLongTextIsRefusedQuickly() {
    String deep = "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000);
    String wide = "select 1" + " + 1".repeat(30_000);
    assertThat(Statements.refusal(deep).construct()).isEqualTo("(");
    assertThat(Statements.refusal(wide).fence()).isEqualTo(Fence.LEXER);
    String path = "select a" + ".a".repeat(45_000);
    assertThat(Statements.refusal(path).construct()).isEqualTo(".");
  }

  /** What a parser that guesses could need exponential time for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(1 + %s)",
        "(select %s)",
        "coalesce(total, %s)",
        "case when total = 1 then %s else 2 end",
        "cast(%s as int)",
        "dateadd(day, 1, %s)",
        "(total = %s)",
        "substring(%s from 1 for 2)",
        "(total in (select total from orders where total in (%s)))"
      })
  void aDeepTextIsAnsweredSoon(String nested) {
    String sql = "%s";
    for (int depth = 0; depth < 20; depth++) {
      sql = sql.replace("%s", nested);
    }
    String deep = "select " + sql.replace("%s", "1") + " from orders";
    Duration longest = Duration.ofSeconds(5);
    for (String text : List.of(deep, deep + " x y")) {
      Verdict verdict = assertTimeoutPreemptively(longest, () -> Statements.check(text));
      assertThat(verdict.fences()).isNotEmpty();
    }
  }

  @Test
  void aStatementThatGrowsTooLongWhenWrittenIsRefused() {
    String sql = "select 1 from orders where total in (1" + ",1".repeat(40_000) + ")";
    assertThat(Statements.refusal(sql).fence()).isEqualTo(Fence.RENDERING);
  }

  @Test
  void whatMakesTheParserStumbleIsRefused() {
    String chain = "select 1" + "+1".repeat(49_000);
    String overload = "select listagg(total, 1, 2, 3, 4) within group (order by total) from orders";
    assertThat(Statements.refusal(chain).fence()).isEqualTo(Fence.GRAMMAR);
    assertThat(Statements.refusal(overload).fence()).isEqualTo(Fence.GRAMMAR);
    assertThat(Statements.refusal("select int 1 x from orders").fence())
        .isEqualTo(Fence.CONSTRUCTS);
  }

  @Test
  void nothingInALiteralIsEverTakenForMore() {
    String sql =
        Statements.accepted("select 'x; drop table orders -- ' as a, \"b; --\" from orders").sql();
    assertThat(sql).contains("'x; drop table orders -- '").contains("\"b; --\"");
  }
}
