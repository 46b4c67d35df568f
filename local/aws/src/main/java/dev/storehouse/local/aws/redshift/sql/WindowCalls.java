package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Window functions that PostgreSQL has as aggregates only, and those that pass over nulls.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Window functions".
 */
final class WindowCalls {

  private static final String WHOLE = " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)";
  private static final Map<String, String> FRAMES =
      Map.of(
          "first_value", "",
          "last_value", "",
          "lag", " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING",
          "lead", " ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING",
          "nth_value", "");

  private final TokenList tokens;
  private final Dialect dialect;

  WindowCalls(TokenList tokens, Dialect dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  /** Writes a call that is of these, and says where the next thing begins. */
  OptionalInt write(int at, int open, int close, int to) {
    String name = tokens.get(at).text().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "median" -> {
        int over = tokens.next(close, to);
        Range argument = new Range(open + 1, close);
        yield over(over, to)
            ? ordered(at, over, to, argument, "pg_internal.median(", ")")
            : OptionalInt.empty();
      }
      case "percentile_cont", "percentile_disc", "listagg" -> within(name, at, open, close, to);
      default ->
          FRAMES.containsKey(name) ? present(name, at, open, close, to) : OptionalInt.empty();
    };
  }

  /** {@code PERCENTILE_CONT(p) WITHIN GROUP (ORDER BY x) OVER (…)}, and LISTAGG. */
  private OptionalInt within(String name, int at, int open, int close, int to) {
    int within = tokens.next(close, to);
    int order = tokens.skip(within, 2);
    if (!tokens.are(within, "within", "group", "(")) {
      return OptionalInt.empty();
    }
    int orderClose = tokens.closing(order, to);
    int over = tokens.next(orderClose, to);
    if (!over(over, to)) {
      return OptionalInt.empty();
    }
    Range by = new Range(tokens.skip(order, 3), orderClose);
    if (!name.equals("listagg")) {
      String last = ", " + tokens.text(new Range(open + 1, close)) + ")";
      return ordered(at, over, to, by, "pg_internal." + name + "(", last);
    }
    int overOpen = tokens.next(over, to);
    int overClose = tokens.closing(overOpen, to);
    Token token = tokens.get(at);
    boolean distinct = tokens.is(tokens.next(open, close), "distinct");
    Range values = new Range(distinct ? tokens.next(open, close) + 1 : open + 1, close + 1);
    dialect.pieces(token, distinct ? "pg_internal.listagg(" : "listagg(", values);
    dialect.pieces(token, " OVER", new Range(overOpen, overClose));
    dialect.pieces(token, " ORDER BY ", by, WHOLE);
    return OptionalInt.of(overClose + 1);
  }

  /** What a function of all values of the partition, in their order, makes of them. */
  private OptionalInt ordered(int at, int over, int to, Range value, String function, String rest) {
    Token token = tokens.get(at);
    int open = tokens.next(over, to);
    int close = tokens.closing(open, to);
    boolean descends = tokens.is(tokens.previous(value.to()), "desc");
    boolean ascends = tokens.is(tokens.previous(value.to()), "asc");
    Range bare = descends || ascends ? new Range(value.from(), tokens.previous(value.to())) : value;
    dialect.pieces(
        token, function, "array_agg(", bare, ") FILTER (WHERE (", bare, ") IS NOT NULL) OVER");
    dialect.pieces(token, new Range(open, close), " ORDER BY ", value, WHOLE, rest);
    return OptionalInt.of(close + 1);
  }

  /** {@code LAST_VALUE(x IGNORE NULLS) OVER (…)} or {@code LAST_VALUE(x) IGNORE NULLS OVER (…)}. */
  private OptionalInt present(String name, int at, int open, int close, int to) {
    int inside = tokens.find(open + 1, close, "ignore", "respect").orElse(close);
    int after = tokens.next(close, to);
    boolean within = inside < close && tokens.is(tokens.next(inside, close), "nulls");
    boolean behind =
        (tokens.is(after, "ignore") || tokens.is(after, "respect"))
            && tokens.is(tokens.next(after, to), "nulls");
    if (!within && !behind) {
      return OptionalInt.empty();
    }
    Range arguments = new Range(open + 1, within ? inside : close);
    int over = behind ? tokens.skip(after, 2) : after;
    int overOpen = tokens.next(over, to);
    int overClose = tokens.closing(overOpen, to);
    Token token = tokens.get(at);
    if (tokens.is(within ? inside : after, "respect")) {
      dialect.pieces(token, name, "(", arguments, ") ");
      return OptionalInt.of(over);
    }
    List<Range> each = tokens.list(arguments.from(), arguments.to());
    if (!over(over, to)) {
      return OptionalInt.empty();
    }
    Range value = each.getFirst();
    String frame = FRAMES.get(name) + ")";
    Range window = new Range(overOpen, overClose);
    if (each.size() == 1) {
      dialect.pieces(token, "pg_internal." + name + "(", value, ") OVER", window, frame);
    } else {
      dialect.pieces(token, "pg_internal." + name + "(array_agg(", value, ") FILTER (WHERE (");
      dialect.pieces(token, value, ") IS NOT NULL) OVER", window, frame, ", ", each.get(1), ")");
    }
    return OptionalInt.of(overClose + 1);
  }

  private boolean over(int at, int to) {
    return tokens.is(at, "over") && tokens.is(tokens.next(at, to), "(");
  }
}
