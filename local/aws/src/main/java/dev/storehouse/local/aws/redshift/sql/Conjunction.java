package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions that AND joins, and the marks {@code (+)} in them. */
final class Conjunction {

  private Conjunction() {}

  static List<Range> conditions(TokenList tokens, Range all) {
    List<Range> conditions = new ArrayList<>();
    int depth = 0;
    int start = all.from();
    boolean between = false;
    for (int at = all.from(); at < all.to(); at++) {
      depth += tokens.is(at, "(") || tokens.is(at, "case") ? 1 : 0;
      depth -= tokens.is(at, ")") || tokens.is(at, "end") ? 1 : 0;
      between |= depth == 0 && tokens.is(at, "between");
      if (depth == 0 && tokens.is(at, "and")) {
        if (!between) {
          conditions.add(new Range(start, at));
          start = at + 1;
        }
        between = false;
      }
    }
    conditions.add(new Range(start, all.to()));
    return conditions;
  }

  /** Where the marks of a range begin. */
  static List<Integer> marks(TokenList tokens, Range range) {
    List<Integer> marks = new ArrayList<>();
    for (int at = range.from(); at < range.to(); at++) {
      if (tokens.are(at, "(", "+", ")") && names(tokens, tokens.previous(at))) {
        marks.add(at);
      }
    }
    return marks;
  }

  /** A condition without its marks. */
  static List<Object> unmarked(TokenList tokens, Range condition) {
    List<Object> pieces = new ArrayList<>();
    int from = condition.from();
    for (int mark : marks(tokens, condition)) {
      pieces.add(new Range(from, mark));
      from = tokens.skip(mark, 2) + 1;
    }
    pieces.add(new Range(from, condition.to()));
    return pieces;
  }

  /** The name before the point of a column's name. */
  static Optional<String> qualifier(TokenList tokens, int column) {
    boolean qualified = tokens.is(column - 1, ".") && names(tokens, column - 2);
    return qualified
        ? Optional.of(TokenList.name(tokens.get(column - 2).text()))
        : Optional.empty();
  }

  private static boolean names(TokenList tokens, int at) {
    return tokens.isWord(at)
        || (at >= 0
            && tokens.get(at).kind() == Kind.QUOTED
            && tokens.get(at).text().startsWith("\""));
  }
}
