package dev.storehouse.query.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Statements of all corpora, cut up, put together and spoilt at random, from a seed. */
final class Splicer {

  /** What changes how the rest is read, or is read by one reader only. */
  private static final List<String> THORNS =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "\\'",
          "--",
          "/*",
          "*/",
          ";",
          "(",
          ")",
          ",",
          ".",
          "::",
          ":id",
          "$$",
          "\0",
          "\r",
          "\n",
          "\u00A0",
          "\u2019",
          "E'",
          "U&'",
          "@",
          "[",
          "]",
          "*",
          "into x",
          "for update",
          "beta.secrets",
          "pg_sleep(1)",
          "::regclass",
          "current_user",
          "union all",
          "limit 1",
          "top 1",
          "as",
          "null",
          "with a as (select 1)",
          "(+)",
          "lateral",
          "xmin");

  private final Random random;
  private final List<String> corpus;

  Splicer(long seed) {
    this.random = new Random(seed);
    this.corpus =
        Stream.of(
                Statements.lines("honest.sql"),
                Statements.lines("near-misses.sql"),
                Statements.lines("hostile.sql").stream()
                    .map(line -> line.substring(line.indexOf('|') + 1))
                    .toList())
            .flatMap(List::stream)
            .map(Statements::withCharacters)
            .toList();
  }

  String next() {
    List<String> words = new ArrayList<>(words());
    for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
      cut(words);
    }
    String sql = String.join(" ", words);
    return sql.length() > 1 && random.nextInt(4) == 0 ? spoilt(sql) : sql;
  }

  private void cut(List<String> words) {
    int at = random.nextInt(words.size());
    switch (random.nextInt(5)) {
      case 0 -> words.add(at, THORNS.get(random.nextInt(THORNS.size())));
      case 1 -> words.set(at, quotedOrFolded(words.get(at)));
      case 2 -> words.set(at, words.get(random.nextInt(words.size())));
      default -> {
        List<String> other = words();
        int from = random.nextInt(other.size());
        words.addAll(at, other.subList(from, Math.min(other.size(), from + 3)));
        words.remove(random.nextInt(words.size()));
      }
    }
  }

  private String quotedOrFolded(String word) {
    return random.nextBoolean() ? '"' + word + '"' : word.toUpperCase(Locale.ROOT);
  }

  /** A character gone, or a thorn in the middle of a word. */
  private String spoilt(String sql) {
    int at = random.nextInt(sql.length() - 1);
    String thorn = random.nextBoolean() ? "" : THORNS.get(random.nextInt(THORNS.size()));
    return sql.substring(0, at) + thorn + sql.substring(at + random.nextInt(2));
  }

  private List<String> words() {
    String line = corpus.get(random.nextInt(corpus.size()));
    return List.of(line.strip().split("(?<=[(),])|(?=[(),])|\\s+", -1));
  }
}
