package dev.storehouse.query.guard;

/** Reads what stands between quotes. */
final class Quotes {

  private static final int LONGEST_NAME = 127;

  private Quotes() {}

  /**
   * A string literal, quotes included. Redshift takes a backslash for an escape, PostgreSQL does
   * not unless told so: where the two would see different ends, the literal is refused.
   */
  static Token literal(Cursor cursor) {
    Position position = cursor.position();
    int start = cursor.offset();
    int standardEnd = lengthWithoutEscapes(cursor);
    int escapedEnd = lengthWithEscapes(cursor);
    if (standardEnd < 0 && escapedEnd < 0) {
      throw new RefusedException(Fence.LEXER, position, "'", "the quote is not closed");
    }
    if (standardEnd != escapedEnd) {
      throw new RefusedException(
          Fence.LEXER,
          position,
          "\\",
          "a backslash before a quote ends the literal for some readers and not for others;"
              + " double the quote, or pass the text as a parameter");
    }
    cursor.advance(standardEnd);
    return new Token(Token.Kind.STRING, cursor.since(start), position);
  }

  static Token name(Cursor cursor) {
    Position position = cursor.position();
    int start = cursor.offset();
    cursor.advance();
    while (!cursor.looksAt("\"") || cursor.looksAt("\"\"")) {
      refuseInName(cursor, position);
      cursor.advance(cursor.looksAt("\"\"") ? 2 : 1);
    }
    cursor.advance();
    String written = cursor.since(start);
    String name = written.substring(1, written.length() - 1).replace("\"\"", "\"");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new RefusedException(
          Fence.LEXER, position, "\"", "a quoted name has 1 to 127 characters");
    }
    return new Token(Token.Kind.QUOTED_NAME, name, position);
  }

  private static void refuseInName(Cursor cursor, Position start) {
    if (cursor.atEnd()) {
      throw new RefusedException(Fence.LEXER, start, "\"", "the quote is not closed");
    }
    char character = cursor.here();
    if (character == '\\' || character == '\n' || character == '\r' || character == '\t') {
      throw Characters.refused(cursor, character, "this character has no place in a quoted name");
    }
  }

  private static int lengthWithoutEscapes(Cursor cursor) {
    int at = 1;
    while (cursor.ahead(at) != '\0') {
      if (cursor.ahead(at) != '\'') {
        at++;
      } else if (cursor.ahead(at + 1) == '\'') {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  private static int lengthWithEscapes(Cursor cursor) {
    int at = 1;
    while (cursor.ahead(at) != '\0') {
      if (cursor.ahead(at) == '\\') {
        at += 2;
      } else if (cursor.ahead(at) != '\'') {
        at++;
      } else if (cursor.ahead(at + 1) == '\'') {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }
}
