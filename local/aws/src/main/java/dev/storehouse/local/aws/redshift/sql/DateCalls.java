package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Calls that name a part of a date.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Date parts for date or timestamp
 * functions".
 */
final class DateCalls {

  private static final Set<String> DATE_PART_FIRST =
      Set.of("dateadd", "date_add", "datediff", "date_diff", "date_part");

  /** Parts of dates that PostgreSQL calls otherwise. */
  private static final Map<String, String> PARTS =
      Map.of(
          "yearday",
          "doy",
          "dayofyear",
          "doy",
          "dy",
          "doy",
          "dayofweek",
          "dow",
          "weekday",
          "dow",
          "dw",
          "dow",
          "qtrs",
          "quarter",
          "quarters",
          "quarter");

  private final TokenList tokens;
  private final SqlWriter writer;
  private final Dialect dialect;

  DateCalls(TokenList tokens, SqlWriter writer, Dialect dialect) {
    this.tokens = tokens;
    this.writer = writer;
    this.dialect = dialect;
  }

  /** Writes a call that is of these, or what begins it, and says where the next thing begins. */
  OptionalInt write(int at, int open, int close, int to) {
    String name = lower(at);
    if (name.equals("extract")) {
      extract(tokens.get(at), open, close);
      return OptionalInt.of(close + 1);
    }
    return DATE_PART_FIRST.contains(name)
        ? OptionalInt.of(datePart(at, open, to))
        : OptionalInt.empty();
  }

  /** {@code DATEADD(day, …)}: the part of a date is a word there, a text here. */
  private int datePart(int at, int open, int to) {
    int part = tokens.next(open, to);
    boolean adds = tokens.is(at, "dateadd") || tokens.is(at, "date_add");
    List<Range> arguments = tokens.list(open + 1, tokens.closing(open, to));
    if (adds && arguments.size() == 3 && isLiteral(arguments.get(2))) {
      int moment = tokens.next(arguments.get(2).from() - 1, to);
      dialect.pieces(tokens.get(at), tokens.get(at).text(), "(", name(part), ",");
      dialect.pieces(tokens.get(at), arguments.get(1), ", TIMESTAMP ", tokens.get(moment).text());
      return moment + 1;
    }
    for (int i = at; i < part; i++) {
      writer.copy(tokens.get(i));
    }
    if (part < to && tokens.isWord(part)) {
      String name = lower(part);
      boolean reads = tokens.is(at, "date_part");
      writer.write(
          "'" + (reads ? PARTS.getOrDefault(name, name) : name) + "'", tokens.get(part).start());
      return part + 1;
    }
    return part;
  }

  /** A part of a date, as a text. */
  private String name(int part) {
    return tokens.isWord(part) ? "'" + lower(part) + "'" : tokens.get(part).text();
  }

  private boolean isLiteral(Range range) {
    String text = tokens.text(range);
    int first = tokens.next(range.from() - 1, range.to());
    return text.startsWith("'") && tokens.next(first, range.to()) == range.to();
  }

  /** Whole numbers, but for the seconds of the epoch. */
  private void extract(Token token, int open, int close) {
    int part = tokens.next(open, close);
    boolean whole = tokens.isWord(part) && !tokens.is(part, "epoch");
    dialect.pieces(token, whole ? "CAST(EXTRACT(" : "EXTRACT(");
    if (tokens.isWord(part)) {
      writer.write(PARTS.getOrDefault(lower(part), lower(part)), tokens.get(part).start());
      part++;
    }
    dialect.range(new Range(part, close));
    dialect.pieces(token, whole ? ") AS int)" : ")");
  }

  private String lower(int at) {
    return tokens.get(at).text().toLowerCase(Locale.ROOT);
  }
}
