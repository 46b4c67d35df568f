package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Function calls whose form differs. */
final class Calls {

  private static final Map<String, String> RENAMED =
      Map.of(
          "nvl", "COALESCE",
          "isnull", "COALESCE",
          "grouping_id", "GROUPING",
          "pgdate_part", "date_part",
          "object", "jsonb_build_object",
          "json_serialize", "pg_catalog.json_serialize");

  /** Those that PostgreSQL has otherwise under the same name. */
  private static final Set<String> OUR_OWN =
      Set.of(
          "sum",
          "avg",
          "stddev",
          "stddev_samp",
          "stddev_pop",
          "variance",
          "var_samp",
          "var_pop",
          "repeat",
          "replicate",
          "lpad",
          "rpad",
          "regexp_replace",
          "regexp_substr",
          "regexp_count",
          "regexp_instr");

  /** What a name with parentheses follows that is no call. */
  private static final List<String> NAMING =
      List.of("table", "into", "view", "exists", "with", "references", "update", "function");

  private final TokenList tokens;
  private final SqlWriter writer;
  private final Dialect dialect;
  private final DateCalls dates;
  private final WindowCalls windows;

  Calls(TokenList tokens, SqlWriter writer, Dialect dialect) {
    this.tokens = tokens;
    this.writer = writer;
    this.dialect = dialect;
    this.dates = new DateCalls(tokens, writer, dialect);
    this.windows = new WindowCalls(tokens, dialect);
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
    OptionalInt date = dates.write(at, open, close, to);
    if (date.isPresent()) {
      return date.getAsInt();
    }
    OptionalInt window = windows.write(at, open, close, to);
    if (window.isPresent()) {
      return window.getAsInt();
    }
    if (OUR_OWN.contains(name)) {
      boolean call = NAMING.stream().noneMatch(word -> tokens.is(tokens.previous(at), word));
      writer.write(call ? "pg_internal." + name : token.text(), token.start());
      return at + 1;
    }
    List<Range> arguments = tokens.list(open + 1, close);
    switch (name) {
      case "array" -> {
        boolean query = tokens.is(tokens.next(open, to), "select");
        writer.write(query ? "array" : "jsonb_build_array", token.start());
        return at + 1;
      }
      case "try_cast" -> {
        Optional<Integer> as = tokens.find(open + 1, close, "as");
        if (as.isPresent()) {
          Range type = new Range(as.get() + 1, close);
          dialect.pieces(token, "CAST(pg_internal.try_cast(CAST(", new Range(open + 1, as.get()));
          dialect.pieces(token, " AS text), CAST(NULL AS ", type, ")) AS ", type, ")");
          return close + 1;
        }
      }
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
              token,
              "pg_internal.median(percentile_cont(0.5) WITHIN GROUP (ORDER BY ",
              arguments.get(0),
              "))");
          return close + 1;
        }
      }
      case "json_extract_path_text" -> {
        Range last = arguments.getLast();
        if (tokens.text(last).equalsIgnoreCase("true")
            || tokens.text(last).equalsIgnoreCase("false")) {
          Range others = new Range(open + 1, last.from() - 1);
          dialect.pieces(token, "pg_internal.", name, "(", last, ", ", others, ")");
          return close + 1;
        }
      }
      case "listagg" -> {
        return listagg(at, open, close, to);
      }
      case "ratio_to_report" -> {
        return ratio(at, close, to, arguments.getFirst());
      }
      default -> {
        writer.copy(token);
        return at + 1;
      }
    }
    writer.copy(token);
    return at + 1;
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

  /** {@code RATIO_TO_REPORT(x) OVER (…)}. */
  private int ratio(int at, int close, int to, Range argument) {
    Token token = tokens.get(at);
    int over = tokens.next(close, to);
    int open = tokens.next(over, to);
    if (!tokens.are(over, "over", "(")) {
      writer.copy(token);
      return at + 1;
    }
    int end = tokens.closing(open, to);
    dialect.pieces(
        token,
        "pg_internal.ratio_to_report(",
        argument,
        ", SUM(",
        argument,
        ") OVER ",
        new Range(open, end + 1),
        ")");
    return end + 1;
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
