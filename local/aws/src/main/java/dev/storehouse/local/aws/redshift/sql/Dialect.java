package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts what Redshift says differently into PostgreSQL's words; what PostgreSQL can be taught by a
 * function is in {@code shims.sql} instead.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "SQL commands" and "SQL functions
 * reference".
 */
final class Dialect {

  private static final Set<String> DATE_PART_FIRST =
      Set.of("dateadd", "date_add", "datediff", "date_diff", "date_part");
  private static final Map<String, String> RENAMED =
      Map.of("nvl", "COALESCE", "isnull", "COALESCE");

  private final List<Token> tokens;
  private final Map<String, String> parameters;
  private final SqlWriter writer;
  private final TableAttributes attributes;

  Dialect(List<Token> tokens, Map<String, String> parameters, SqlWriter writer) {
    this.tokens = tokens;
    this.parameters = parameters;
    this.writer = writer;
    this.attributes = new TableAttributes(tokens);
  }

  void translate() {
    range(0, tokens.size());
  }

  private void range(int from, int to) {
    int at = from;
    while (at < to) {
      at = one(at, to);
    }
  }

  /** Writes what begins at a token, and says where the next thing begins. */
  private int one(int at, int to) {
    Token token = tokens.get(at);
    if (token.is(":") && at + 1 < to && parameters.containsKey(tokens.get(at + 1).text())) {
      writer.value(String.valueOf(parameters.get(tokens.get(at + 1).text())), token.start());
      return at + 2;
    }
    if (token.kind() == Kind.WORD && !afterDot(at)) {
      return word(at, to);
    }
    writer.copy(token);
    return at + 1;
  }

  private int word(int at, int to) {
    OptionalInt behind = attributes.skip(at);
    if (behind.isPresent()) {
      return Math.min(behind.getAsInt(), to);
    }
    Token token = tokens.get(at);
    int open = next(at, to);
    if (open < to && tokens.get(open).is("(")) {
      return call(at, open, to);
    }
    String name = token.text().toLowerCase(Locale.ROOT);
    switch (name) {
      case "sysdate" -> writer.write("sysdate()", token.start());
      case "minus" -> writer.write("EXCEPT", token.start());
      case "approximate" -> writer.write("", token.start());
      case "select" -> {
        return select(at, to);
      }
      default -> writer.copy(token);
    }
    return at + 1;
  }

  private int call(int at, int open, int to) {
    int close = closing(open, to);
    Token token = tokens.get(at);
    String name = token.text().toLowerCase(Locale.ROOT);
    if (RENAMED.containsKey(name)) {
      writer.write(String.valueOf(RENAMED.get(name)), token.start());
      return at + 1;
    }
    if (DATE_PART_FIRST.contains(name)) {
      return datePart(at, open, to);
    }
    List<Argument> arguments = arguments(open, close);
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
          pieces(token, "CAST(", arguments.get(1), " AS ", arguments.get(0), ")");
          return close + 1;
        }
      }
      case "median" -> {
        if (arguments.size() == 1) {
          pieces(token, "percentile_cont(0.5) WITHIN GROUP (ORDER BY ", arguments.get(0), ")");
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
    int part = next(open, to);
    for (int i = at; i < part; i++) {
      writer.copy(tokens.get(i));
    }
    if (part < to && tokens.get(part).kind() == Kind.WORD) {
      writer.write("'" + tokens.get(part).text() + "'", tokens.get(part).start());
      return part + 1;
    }
    return part;
  }

  private void nvl2(Token token, List<Argument> arguments) {
    pieces(
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
  private void decode(Token token, List<Argument> arguments) {
    writer.write("(CASE", token.start());
    int i = 1;
    for (; i + 1 < arguments.size(); i += 2) {
      pieces(
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
      pieces(token, " ELSE (", arguments.get(i), ")");
    }
    writer.write(" END)", token.start());
  }

  /** {@code LISTAGG(x, ',') WITHIN GROUP (ORDER BY y)}: the order stands inside here. */
  private int listagg(int at, int open, int close, int to) {
    writer.copy(tokens.get(at));
    int within = next(close, to);
    int group = next(within, to);
    int orderOpen = next(group, to);
    boolean ordered =
        orderOpen < to
            && tokens.get(within).is("within")
            && tokens.get(group).is("group")
            && tokens.get(orderOpen).is("(");
    if (!ordered) {
      return at + 1;
    }
    range(open, close);
    writer.write(" ", tokens.get(close).start());
    int orderClose = closing(orderOpen, to);
    range(orderOpen + 1, orderClose);
    writer.write(")", tokens.get(close).start());
    return orderClose + 1;
  }

  /** {@code SELECT TOP n …}: a limit at the end of the same SELECT. */
  private int select(int at, int to) {
    Token token = tokens.get(at);
    int top = next(at, to);
    boolean distinct = top < to && tokens.get(top).is("distinct");
    top = distinct ? next(top, to) : top;
    int count = next(top, to);
    if (count >= to || !tokens.get(top).is("top") || !tokens.get(count).text().matches("\\d+")) {
      writer.copy(token);
      return at + 1;
    }
    int end = endOfSelect(count, to);
    writer.write(distinct ? "(SELECT DISTINCT" : "(SELECT", token.start());
    range(count + 1, end);
    writer.write(" LIMIT " + tokens.get(count).text() + ")", tokens.get(count).start());
    return end;
  }

  private int endOfSelect(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean over =
          depth == 0
              && (token.is("union")
                  || token.is("intersect")
                  || token.is("except")
                  || token.is("minus"));
      if (depth < 0 || over) {
        return i;
      }
    }
    return to;
  }

  private void pieces(Token token, Object... pieces) {
    for (Object piece : pieces) {
      if (piece instanceof Argument(int from, int to)) {
        range(from, to);
      } else {
        writer.write(String.valueOf(piece), token.start());
      }
    }
  }

  private List<Argument> arguments(int open, int close) {
    List<Argument> arguments = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int i = from; i < close; i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        arguments.add(new Argument(from, i));
        from = i + 1;
      }
    }
    arguments.add(new Argument(from, close));
    return arguments;
  }

  private int closing(int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return to;
  }

  private int next(int at, int to) {
    int next = at + 1;
    while (next < to && tokens.get(next).kind() == Kind.SPACE) {
      next++;
    }
    return Math.min(next, to);
  }

  private boolean afterDot(int at) {
    return at > 0 && tokens.get(at - 1).is(".");
  }

  /** The tokens of an argument, the last one excluded. */
  private record Argument(int from, int to) {}
}
