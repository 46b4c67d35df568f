package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.guard.TestWarehouse.Answer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All of the corpora run in the local engine, and what the guard sends gives the rows, columns and
 * types that the caller's own text gives.
 */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EqualRowsTest {

  private static final RowCap ABOVE_ALL = new RowCap.AtMost(100_000);
  private static final int FEW = 3;
  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_125);
  private static final Map<String, String> VALUES =
      Map.of("id", "1", "minimum", "2", "rows", "5", "empty", "");

  private final TestWarehouse warehouse;

  EqualRowsTest(AwsSandbox aws) throws SQLException {
    this.warehouse = TestWarehouse.create(aws);
  }

  @BeforeAll
  void load() throws SQLException {
    warehouse.script(Statements.text("honest-tables.sql"));
  }

  @AfterAll
  void close() throws SQLException {
    warehouse.close();
  }

  @Test
  void ofTheHonestCorpus() throws SQLException {
    warehouse.script("set search_path to acme");
    List<String> corpus =
        Statements.lines("honest.sql").stream().map(Statements::withCharacters).toList();
    compare(corpus, Statements.CATALOGUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tpch", "tpcds"})
  void ofTheShapesOfTpc(String schema) throws SQLException {
    List<String> corpus = Statements.queries(schema + ".sql").toList();
    for (String statement : new TpcData(SEED, corpus).script(schema)) {
      warehouse.script(statement);
    }
    warehouse.script("analyze");
    warehouse.script("set search_path to " + schema);
    compare(corpus, Statements.tpc(schema));
  }

  private void compare(List<String> corpus, Catalogue catalogue) throws SQLException {
    SoftAssertions softly = new SoftAssertions();
    int withRows = 0;
    for (String sql : corpus) {
      Answer original = warehouse.answer(sql.replace(":nothing", "NULL"), VALUES);
      softly.assertThat(original.error()).as("seed %d: %s".formatted(SEED, sql)).isEmpty();
      withRows += original.rows().isEmpty() ? 0 : 1;
      compare(sql, catalogue, original, softly);
      warehouse.endMoment();
    }
    softly.assertAll();
    assertThat(withRows).isGreaterThan(corpus.size() * 7 / 10);
  }

  private void compare(String sql, Catalogue catalogue, Answer original, SoftAssertions softly)
      throws SQLException {
    String what = "seed %d: %s".formatted(SEED, sql);
    softly.assertThat(guarded(sql, catalogue, new RowCap.Unlimited())).as(what).isEqualTo(original);
    Answer capped = guarded(sql, catalogue, ABOVE_ALL);
    softly.assertThat(capped.sorted()).as(what).isEqualTo(original.sorted());
    Answer few = guarded(sql, catalogue, new RowCap.AtMost(FEW));
    softly.assertThat(few.columns()).as(what).isEqualTo(original.columns());
    softly.assertThat(few.rows()).as(what).hasSize(Math.min(FEW + 1, original.rows().size()));
    softly.assertThat(original.rows()).as(what).containsAll(few.rows());
  }

  private Answer guarded(String sql, Catalogue catalogue, RowCap cap) throws SQLException {
    return switch (Statements.check(sql, catalogue, cap)) {
      case Verdict.Accepted accepted ->
          warehouse.answer(
              accepted.sql(),
              accepted.parameters().stream()
                  .collect(Collectors.toMap(BoundParameter::name, BoundParameter::value)));
      case Verdict.Refused refused -> throw new AssertionError(refused.refusal() + ": " + sql);
    };
  }
}
