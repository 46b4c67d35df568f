package dev.storehouse.local.aws.redshift.sql;

/** A piece of SQL text, where it stands and what it is. */
public record Token(Kind kind, int start, String text) {

  /** What a token is. */
  public enum Kind {
    /** Keyword, name or number. */
    WORD,
    /** In single, double or dollar quotes. */
    QUOTED,
    /** White space or a comment. */
    SPACE,
    /** Anything else: one character, or {@code ::}. */
    SYMBOL
  }

  /** Whether it is a word or symbol, whatever its case; quotes are no word. */
  public boolean is(String word) {
    return kind != Kind.QUOTED && text.equalsIgnoreCase(word);
  }

  int end() {
    return start + text.length();
  }
}
