package dev.storehouse.query.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where each of the caller's tokens stands again in the rendered statement, in the same order. Only
 * ways to limit rows are left out: they are written as LIMIT, and elsewhere.
 */
final class Alignment {

  private static final int NONE = -1;

  private final List<Token> tokens;
  private final List<Token> rendered;
  private final int[] origins;
  private int at;

  private Alignment(List<Token> tokens, List<Token> rendered) {
    this.tokens = tokens;
    this.rendered = rendered;
    this.origins = new int[rendered.size()];
    Arrays.fill(origins, NONE);
  }

  static Alignment of(List<Token> tokens, List<Token> rendered) {
    Alignment alignment = new Alignment(tokens, rendered);
    alignment.run();
    return alignment;
  }

  /** The first of the caller's tokens that is not there any more. */
  Optional<Token> lost() {
    return at < tokens.size() ? Optional.of(tokens.get(at)) : Optional.empty();
  }

  /**
   * The caller's token that a rendered one was written for; for what the guard added, the next that
   * the caller wrote, or else the last.
   */
  Optional<Token> origin(int renderedIndex) {
    for (int index = renderedIndex; index < origins.length; index++) {
      if (origins[index] != NONE) {
        return Optional.of(tokens.get(origins[index]));
      }
    }
    return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.getLast());
  }

  private void run() {
    int found = 0;
    skipExcused();
    while (at < tokens.size()) {
      while (found < rendered.size() && !same(tokens.get(at), rendered.get(found))) {
        found++;
      }
      if (found == rendered.size()) {
        return;
      }
      origins[found] = at;
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
}
