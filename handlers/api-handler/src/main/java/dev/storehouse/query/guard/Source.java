package dev.storehouse.query.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;

/**
 * The caller's tokens and the text the parser is shown for them. That text is one line, holds no
 * character of a literal or a quoted name (numbered placeholders stand for them), and leads from
 * any place of it back to the token.
 */
final class Source {

  private final List<Token> tokens;
  private final BitSet omitted;
  private final int[] starts;
  private final String parserText;

  Source(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
    this.omitted = Dialect.needlessParentheses(tokens);
    this.starts = new int[tokens.size()];
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < tokens.size(); index++) {
      starts[index] = text.length();
      if (!omitted.get(index)) {
        text.append(shown(index)).append(' ');
      }
    }
    this.parserText = text.toString();
  }

  private String shown(int index) {
    Token token = tokens.get(index);
    return switch (token.kind()) {
      case STRING -> "'s" + index + "'";
      case QUOTED_NAME -> "\"q" + index + "\"";
      case PARAMETER -> ":p" + index;
      case WORD -> Dialect.isNameToQuote(token) ? "\"q" + index + "\"" : token.text();
      case NUMBER, SYMBOL -> token.text();
    };
  }

  String parserText() {
    return parserText;
  }

  /** What the rendered statement has to hold again, in this order. */
  List<Token> tokensShown() {
    List<Token> shown = new ArrayList<>(tokens.size());
    for (int index = 0; index < tokens.size(); index++) {
      if (!omitted.get(index)) {
        shown.add(tokens.get(index));
      }
    }
    return shown;
  }

  /** Where a name should stand. */
  RefusedException refusedLiteral(String placeholder) {
    return new RefusedException(
        Fence.CONSTRUCTS,
        placeholder(placeholder, 's').position(),
        "literal",
        "a literal is no name; names stand in double quotes");
  }

  /** The token that a placeholder such as {@code s12}, {@code q3} or {@code p7} stands for. */
  Token placeholder(String name, char kind) {
    if (!name.matches(kind + "[0-9]{1,6}")) {
      throw new RefusedException(
          Fence.CONSTRUCTS,
          first().position(),
          "statement",
          "a literal, a quoted name or a parameter is not understood where it stands");
    }
    return tokens.get(Integer.parseInt(name, 1, name.length(), 10));
  }

  /** The position of a column of the parser's text, counted from 1. */
  Position positionOf(int column) {
    return tokenAt(column).position();
  }

  /** The token at a column of the parser's text, counted from 1. */
  Token tokenAt(int column) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= column - 1) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return tokens.get(low);
  }

  /** The token at a column of the parser's text; empty behind the last one. */
  Optional<Token> tokenAtEnd(int column) {
    return column > parserText.length() ? Optional.empty() : Optional.of(tokenAt(column));
  }

  Token first() {
    return tokens.getFirst();
  }

  Token last() {
    return tokens.getLast();
  }

  boolean isLast(Token token) {
    return token.equals(tokens.getLast());
  }

  /** Whether a column of the parser's text is where the query's first word stands. */
  boolean isFirst(int column) {
    Token shown = tokenAt(column);
    return tokens.stream()
        .filter(token -> !token.isSymbol("("))
        .findFirst()
        .filter(shown::equals)
        .isPresent();
  }

  Position positionOf(ASTNodeAccess node) {
    Node place = node.getASTNode();
    return place == null || place.jjtGetFirstToken() == null
        ? first().position()
        : positionOf(place.jjtGetFirstToken().beginColumn);
  }

  /** The first place of a word, for constructs that the parser gives no place. */
  Position positionOf(String word) {
    return tokens.stream()
        .filter(token -> token.isName() && token.text().equalsIgnoreCase(word))
        .map(Token::position)
        .findFirst()
        .orElseGet(() -> first().position());
  }
}
