package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalPositionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select a,\\n  bad from orders|bad|2|3",
        "select a,\\n  bad from orders order by 1|bad|2|3",
        "select *\\nfrom orders|orders\"|2|6",
        "select *\\nfrom orders where bad = 1|bad|2|19",
        "select *\\nfrom orders where a = 1|acme|2|6",
        "select * from (select * from\\n orders) x|orders|2|2",
        "/* c */ select top 5 a, -- d\\n bad from orders|bad|2|2",
        "select a from orders limit 5 offset bad|bad|1|37",
        "with x as (select 1 as a)\\nselect bad from x|bad|2|8",
        "with x as (select bad)\\nselect * from x|bad|1|19",
        "select bad from orders union\\n select b from items|bad|1|8",
        "((select b from orders) union\\n (select bad from items))|bad|2|10",
        "select 'x\\ny',\\n bad from orders|bad|3|2",
        "select '😀', bad from orders|bad|1|14",
        "select :id, :nothing,\\n:empty, bad from orders|bad|2|9",
        "select \"a b\".bad from orders \"a b\"|bad|1|14"
      })
  void leadBackToWhatTheCallerWrote(String sql, String what, int line, int column) {
    String original = sql.replace("\\n", "\n");
    for (RowCap cap : new RowCap[] {new RowCap.AtMost(100), new RowCap.Unlimited()}) {
      String rendered = ((Verdict.Accepted) Statements.check(original, cap)).sql();
      int offset = rendered.codePointCount(0, rendered.indexOf(what)) + 1;
      assertThat(OriginalPositions.locate(original, rendered, offset))
          .as(rendered)
          .contains(new Position(line, column));
    }
  }

  @Test
  void leadToTheStatementForWhatTheGuardAdded() {
    String original = "\n select a from orders";
    String rendered = Statements.accepted(original).sql();
    assertThat(OriginalPositions.locate(original, rendered, 1)).contains(new Position(2, 2));
    assertThat(OriginalPositions.locate(original, rendered, rendered.length()))
        .contains(new Position(2, 16));
  }

  @Test
  void leadNowhereFromOutside() {
    String original = "select a from orders";
    String rendered = Statements.accepted(original).sql();
    assertThat(OriginalPositions.locate(original, rendered, 0)).isEmpty();
    assertThat(OriginalPositions.locate(original, rendered, rendered.length() + 1)).isEmpty();
    assertThat(OriginalPositions.locate("select b from items", rendered, 1)).isEmpty();
    assertThat(OriginalPositions.locate("select 'b", rendered, 1)).isEmpty();
  }

  @Test
  void areFoundForAllOfTheHonestCorpus() {
    for (String line : Statements.lines("honest.sql")) {
      String original = Statements.withCharacters(line);
      String rendered = Statements.accepted(original).sql();
      Optional<Position> found =
          OriginalPositions.locate(original, rendered, rendered.length() / 2);
      assertThat(found).as(original).isPresent();
    }
  }
}
