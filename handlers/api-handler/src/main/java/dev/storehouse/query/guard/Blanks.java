package dev.storehouse.query.guard;

/** Skips white space and comments: what is sent has none of the caller's comments. */
final class Blanks {

  private Blanks() {}

  static void skip(Cursor cursor) {
    while (!cursor.atEnd()) {
      if (Characters.isBlank(cursor.here())) {
        cursor.advance();
      } else if (cursor.looksAt("--")) {
        skipLineComment(cursor);
      } else if (cursor.looksAt("/*")) {
        skipBlockComment(cursor);
      } else {
        return;
      }
    }
  }

  private static void skipLineComment(Cursor cursor) {
    while (!cursor.atEnd() && cursor.here() != '\n') {
      cursor.advance();
    }
  }

  // PostgreSQL nests block comments, the SQL standard leaves it open, many readers do not.
  private static void skipBlockComment(Cursor cursor) {
    Position start = cursor.position();
    cursor.advance(2);
    while (!cursor.looksAt("*/")) {
      if (cursor.atEnd()) {
        throw new RefusedException(Fence.LEXER, start, "/*", "the comment is not closed");
      }
      if (cursor.looksAt("/*")) {
        throw new RefusedException(
            Fence.LEXER, cursor.position(), "/*", "a comment inside a comment is ambiguous");
      }
      cursor.advance();
    }
    cursor.advance(2);
  }
}
