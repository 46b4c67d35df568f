package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Whatever is spliced from the corpora, the guard answers, and what it lets through it lets through
 * again, written the same way. {@code -Dstorehouse.fuzz.seed} takes another way.
 */
class SplicedStatementsTest {

  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_125);
  private static final int STATEMENTS = 10_000;

  @Test
  void alwaysGetAnAnswer() {
    Splicer splicer = new Splicer(SEED);
    int accepted = 0;
    for (int i = 0; i < STATEMENTS; i++) {
      String sql = splicer.next();
      if (Statements.check(sql) instanceof Verdict.Accepted) {
        accepted++;
        String once = Statements.rendered(sql);
        assertThat(Statements.rendered(once)).as("seed %d: %s", SEED, sql).isEqualTo(once);
      }
    }
    assertThat(accepted).as("seed %d", SEED).isGreaterThan(STATEMENTS / 50);
  }
}
