package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Function calls whose form differs. */
final class Calls {

  private static final Set<String> DATE_PART_FIRST =
      Set.of("dateadd", "date_add", "datediff", "date_diff", "date_part");
  private static final Map<String, String> RENAMED =
      Map.of("nvl", "COALESCE", "isnull", "COALESCE");

  private final TokenList tokens;
  private final SqlWriter writer;
  private final Dialect dialect;

  Calls(TokenList tokens, SqlWriter writer, Dialect dialect) {
    this.tokens = tokens;
    this.writer = writer;
    this.dialect = dialect;
  }

  /** Writes a call, or what begins it, and says where the next thing begins. */
  int call(int at, int open, int to) {
    int close = tokens.closing(open, to);
    Token token = tokens.get(at);
    String name = token.text().toLowerCase(Locale.ROOT);
    if (RENAMED.containsKey(name)) {
      writer.write(String.valueOf(RENAMED.get(name)), token.start());
      return at + 1;
    }
    if (DATE_PART_FIRST.contains(name)) {
      return datePart(at, open, to);
    }
    List<Range> arguments = tokens.list(open + 1, close);
    switch (name) {
      case "nvl2" -> {
        if (arguments.size() == 3) {
          nvl2(token, arguments);
          return close + 1;
        }
      }
      case "decode" -> {
        if (arguments.size() >= 3) {
          decode(token, arguments);
          return close + 1;
        }
      }
      case "convert" -> {
        if (arguments.size() == 2) {
          dialect.pieces(token, "CAST(", arguments.get(1), " AS ", arguments.get(0), ")");
          return close + 1;
        }
      }
      case "median" -> {
        if (arguments.size() == 1) {
          dialect.pieces(
              token, "percentile_cont(0.5) WITHIN GROUP (ORDER BY ", arguments.get(0), ")");
          return close + 1;
        }
      }
      case "listagg" -> {
        return listagg(at, open, close, to);
      }
      default -> {
        writer.copy(token);
        return at + 1;
      }
    }
    writer.copy(token);
    return at + 1;
  }

  /** {@code DATEADD(day, …)}: the part of a date is a word there, a text here. */
  private int datePart(int at, int open, int to) {
    int part = tokens.next(open, to);
    for (int i = at; i < part; i++) {
      writer.copy(tokens.get(i));
    }
    if (part < to && tokens.isWord(part)) {
      writer.write("'" + tokens.get(part).text() + "'", tokens.get(part).start());
      return part + 1;
    }
    return part;
  }

  private void nvl2(Token token, List<Range> arguments) {
    dialect.pieces(
        token,
        "(CASE WHEN (",
        arguments.get(0),
        ") IS NOT NULL THEN (",
        arguments.get(1),
        ") ELSE (",
        arguments.get(2),
        ") END)");
  }

  /** In DECODE, unlike in CASE, NULL is equal to NULL. */
  private void decode(Token token, List<Range> arguments) {
    writer.write("(CASE", token.start());
    int i = 1;
    for (; i + 1 < arguments.size(); i += 2) {
      dialect.pieces(
          token,
          " WHEN (",
          arguments.get(0),
          ") IS NOT DISTINCT FROM (",
          arguments.get(i),
          ") THEN (",
          arguments.get(i + 1),
          ")");
    }
    if (i < arguments.size()) {
      dialect.pieces(token, " ELSE (", arguments.get(i), ")");
    }
    writer.write(" END)", token.start());
  }

  /** {@code LISTAGG(x, ',') WITHIN GROUP (ORDER BY y)}: the order stands inside here. */
  private int listagg(int at, int open, int close, int to) {
    writer.copy(tokens.get(at));
    int within = tokens.next(close, to);
    int orderOpen = tokens.next(tokens.next(within, to), to);
    if (!tokens.are(within, "within", "group", "(")) {
      return at + 1;
    }
    dialect.range(new Range(open, close));
    writer.write(" ", tokens.get(close).start());
    int orderClose = tokens.closing(orderOpen, to);
    dialect.range(new Range(orderOpen + 1, orderClose));
    writer.write(")", tokens.get(close).start());
    return orderClose + 1;
  }
}
