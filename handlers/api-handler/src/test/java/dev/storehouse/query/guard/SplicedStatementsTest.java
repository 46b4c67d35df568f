package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Statements of both corpora, cut up and put together at random: the guard always answers, and what
 * it lets through it lets through again, written the same way.
 */
class SplicedStatementsTest {

  private static final long SEED = 20_261_121;
  private static final int STATEMENTS = 10_000;

  private final Random random = new Random(SEED);
  private final List<String> corpus =
      Stream.concat(
              Statements.lines("honest.sql").stream(),
              Statements.lines("hostile.sql").stream()
                  .map(line -> line.substring(line.indexOf('|') + 1)))
          .toList();

  @Test
  void alwaysGetAnAnswer() {
    int accepted = 0;
    for (int i = 0; i < STATEMENTS; i++) {
      String sql = spliced();
      if (Statements.check(sql) instanceof Verdict.Accepted) {
        accepted++;
        String once = Statements.rendered(sql);
        assertThat(Statements.rendered(once)).as("seed %d: %s", SEED, sql).isEqualTo(once);
      }
    }
    assertThat(accepted).isPositive();
  }

  private String spliced() {
    List<String> words = new ArrayList<>(words());
    for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
      int at = random.nextInt(words.size());
      List<String> other = words();
      int from = random.nextInt(other.size());
      words.addAll(at, other.subList(from, Math.min(other.size(), from + 3)));
      words.remove(random.nextInt(words.size()));
    }
    return String.join(" ", words);
  }

  private List<String> words() {
    String line = corpus.get(random.nextInt(corpus.size()));
    return List.of(line.strip().split("(?<=[(),])|(?=[(),])|\\s+", -1));
  }
}
