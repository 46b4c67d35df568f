package dev.storehouse.query.guard;

import java.util.Locale;

/**
 * A word of the statement.
 *
 * @param text as written; a quoted name without its quotes, a parameter without its colon
 */
record Token(Kind kind, String text, Position position) {

  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  String folded() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** As the warehouse reads it. */
  String written() {
    return switch (kind) {
      case WORD, STRING, NUMBER, SYMBOL -> text;
      case QUOTED_NAME -> quoted(text);
      case PARAMETER -> ":" + text;
    };
  }

  /** As a refusal may call it: a literal's text is nobody's business. */
  String named() {
    return kind == Kind.STRING || kind == Kind.NUMBER ? "literal" : written();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
