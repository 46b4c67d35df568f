package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Honest work runs, and what is sent for it is stable. */
class HonestCorpusTest {

  static Stream<String> ordinary() {
    return Stream.of("honest.sql", "redshift.sql")
        .flatMap(corpus -> Statements.lines(corpus).stream())
        .map(Statements::withCharacters);
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void runs(String sql) {
    assertThat(Statements.accepted(sql).sql()).isNotEmpty();
  }

  /** A rendered statement is a statement: the guard takes it, and writes the same again. */
  @ParameterizedTest
  @MethodSource("ordinary")
  void isWrittenTheSameWayTwice(String sql) {
    String once = Statements.rendered(sql);
    assertThat(Statements.rendered(once)).isEqualTo(once);
  }

  @Test
  void textBetweenLinesAndCommentsIsHonestToo() {
    assertThat(
            Statements.rendered(
                "/* head */ select order_id, -- the key\r\n\ttotal\nfrom orders /* tail */ ; -- end"))
        .isEqualTo("SELECT order_id, total FROM \"acme\".\"orders\"");
  }

  @Test
  void aLiteralMaySpanLines() {
    assertThat(Statements.rendered("select 'a\nb'")).isEqualTo("SELECT 'a\nb'");
  }

  @Test
  void hasItsSize() {
    List<String> all = ordinary().toList();
    assertThat(all).hasSizeGreaterThan(550).doesNotHaveDuplicates();
  }
}
