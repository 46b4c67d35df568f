package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Types, intervals and other words without parentheses of a call. */
final class Expressions {

  private static final Set<String> INTERVAL_UNITS =
      Set.of("years", "months", "weeks", "week", "days", "hours", "minutes", "seconds");
  private static final Set<String> NUMERIC = Set.of("numeric", "decimal", "dec");
  private static final Map<String, String> TYPES =
      Map.of("nvarchar", "varchar", "varchar", "varchar", "varbyte", "varbyte");

  private final TokenList tokens;
  private final SqlWriter writer;
  private final boolean createsTable;

  Expressions(TokenList tokens, SqlWriter writer) {
    this.tokens = tokens;
    this.writer = writer;
    this.createsTable = tokens.are(tokens.first(), "create", "table");
  }

  /** Writes what begins at a word, and says where the next thing begins; empty if it is usual. */
  OptionalInt write(int at, int to) {
    Token token = tokens.get(at);
    int next = tokens.next(at, to);
    if (token.is("interval") && next < to && tokens.get(next).kind() == Kind.QUOTED) {
      int unit = tokens.next(next, to);
      if (INTERVAL_UNITS.stream().anyMatch(word -> tokens.is(unit, word))) {
        String amount = tokens.get(next).text();
        writer.write(
            "INTERVAL %s %s'"
                .formatted(amount.substring(0, amount.length() - 1), tokens.get(unit).text()),
            token.start());
        return OptionalInt.of(unit + 1);
      }
    }
    if (NUMERIC.stream().anyMatch(token::is) && !tokens.is(next, "(") && isType(at)) {
      writer.write("numeric(18,0)", token.start());
      return OptionalInt.of(at + 1);
    }
    return type(at, next, to);
  }

  /** {@code VARCHAR(MAX)}, {@code NVARCHAR(n)}, {@code VARBYTE(n)}. */
  private OptionalInt type(int at, int next, int to) {
    Token token = tokens.get(at);
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      if (!token.is(type.getKey())) {
        continue;
      }
      int close = tokens.is(next, "(") ? tokens.closing(next, to) : -1;
      boolean most = close > 0 && tokens.is(tokens.next(next, to), "max");
      if (close > 0 && (most || token.is("varbyte"))) {
        writer.write(type.getValue() + (most ? "(65535)" : ""), token.start());
        return OptionalInt.of(close + 1);
      }
      if (token.is("nvarchar")) {
        writer.write("varchar", token.start());
        return OptionalInt.of(at + 1);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isType(int at) {
    int before = tokens.previous(at);
    boolean defined =
        createsTable && tokens.isWord(before) && !tokens.is(before, "table") && inParentheses(at);
    return tokens.is(before, "::") || tokens.is(before, "as") || defined;
  }

  private boolean inParentheses(int at) {
    int depth = 0;
    for (Token token : tokens.all().subList(0, at)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
    return depth > 0;
  }
}
