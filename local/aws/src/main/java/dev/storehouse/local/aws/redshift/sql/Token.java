package dev.storehouse.local.aws.redshift.sql;

/** A piece of SQL text, where it stands and what it is. */
record Token(Kind kind, int start, String text) {

  enum Kind {
    /** Keyword, name or number. */
    WORD,
    /** In single, double or dollar quotes. */
    QUOTED,
    /** White space or a comment. */
    SPACE,
    /** Anything else: one character, or {@code ::}. */
    SYMBOL
  }

  boolean is(String word) {
    return kind != Kind.QUOTED && text.equalsIgnoreCase(word);
  }

  int end() {
    return start + text.length();
  }
}
