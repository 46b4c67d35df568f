package dev.storehouse.query.guard;

import java.util.List;

/**
 * Nothing the caller wrote is lost: the tokens of the statement, in their order, stand in the
 * rendered one. A clause that the parser knows and the renderer does not write is found here, with
 * its place, whatever it is. Only ways to limit rows are excused: they are written as LIMIT.
 */
final class Conservation {

  private final List<Token> tokens;
  private int at;

  private Conservation(List<Token> tokens) {
    this.tokens = tokens;
  }

  static void check(Source source, String rendered) {
    new Conservation(source.tokensShown()).findIn(Lexer.read(rendered));
  }

  private void findIn(List<Token> rendered) {
    int found = 0;
    skipExcused();
    while (at < tokens.size()) {
      while (found < rendered.size() && !same(tokens.get(at), rendered.get(found))) {
        found++;
      }
      if (found == rendered.size()) {
        throw refused(tokens.get(at));
      }
      found++;
      at++;
      skipExcused();
    }
  }

  private void skipExcused() {
    int before;
    do {
      before = at;
      skipRowLimit();
    } while (at != before);
  }

  private void skipRowLimit() {
    if (is(0, "top")) {
      at += isSymbol(1, "(") ? 4 : 2;
    } else if (is(0, "limit")) {
      at += 2;
    } else if (is(0, "offset")) {
      at += is(2, "row") || is(2, "rows") ? 3 : 2;
    } else if (is(0, "fetch") && (is(1, "first") || is(1, "next"))) {
      at += is(2, "row") || is(2, "rows") ? 4 : 5;
    } else if (at > 0 && is(-1, "select") && is(0, "all")) {
      at += 1;
    }
  }

  private boolean is(int ahead, String word) {
    return at + ahead < tokens.size() && tokens.get(at + ahead).isWord(word);
  }

  private boolean isSymbol(int ahead, String symbol) {
    return at + ahead < tokens.size() && tokens.get(at + ahead).isSymbol(symbol);
  }

  private static boolean same(Token written, Token rendered) {
    if (written.kind() == Token.Kind.PARAMETER) {
      return rendered.kind() == Token.Kind.PARAMETER
          || rendered.isWord("null")
          || rendered.kind() == Token.Kind.STRING;
    }
    boolean names = written.isName() && rendered.isName();
    return names
        ? written.folded().equals(rendered.folded())
        : written.kind() == rendered.kind() && written.text().equals(rendered.text());
  }

  private static RefusedException refused(Token lost) {
    String construct = lost.kind() == Token.Kind.STRING ? "literal" : lost.written();
    return new RefusedException(
        Fence.RENDERING,
        lost.position(),
        construct,
        "the clause around " + construct + " is not supported");
  }
}
