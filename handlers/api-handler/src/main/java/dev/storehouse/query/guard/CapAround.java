package dev.storehouse.query.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens that {@link CappedQuery} writes around a statement, if it did: {@code SELECT * FROM (}
 * and {@code ) AS "result" LIMIT n}.
 *
 * @param open where the parenthesis opens, or -1
 * @param close where it closes
 */
record CapAround(int open, int close) {

  private static final int TOKENS_IN_FRONT = 3;
  private static final int TOKENS_BEHIND = 5;

  static CapAround of(List<Token> rendered) {
    int close = rendered.size() - TOKENS_BEHIND;
    boolean capped =
        close > TOKENS_IN_FRONT
            && rendered.get(close).isSymbol(")")
            && rendered.get(close + 1).isWord("as")
            && rendered.get(close + 2).kind() == Token.Kind.QUOTED_NAME
            && rendered.get(close + 2).text().equals(CappedQuery.RESULT)
            && rendered.get(close + 3).isWord("limit");
    return capped ? new CapAround(opening(rendered, close), close) : new CapAround(-1, 0);
  }

  private static int opening(List<Token> rendered, int close) {
    int depth = 0;
    for (int at = close; at >= TOKENS_IN_FRONT; at--) {
      Token token = rendered.get(at);
      depth += token.isSymbol(")") ? 1 : token.isSymbol("(") ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  List<Token> without(List<Token> rendered) {
    if (open < 0) {
      return rendered;
    }
    List<Token> inside = new ArrayList<>(rendered.subList(0, open - TOKENS_IN_FRONT));
    inside.addAll(rendered.subList(open + 1, close));
    return inside;
  }

  /** Where a token stands without the cap; of the cap's own, where the next would. */
  int indexInside(int index) {
    if (open < 0 || index < open - TOKENS_IN_FRONT) {
      return index;
    }
    int front = open - TOKENS_IN_FRONT;
    return index <= open ? front : Math.min(index, close) - TOKENS_IN_FRONT - 1;
  }
}
