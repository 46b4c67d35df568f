package dev.storehouse.query.guard;

/** What single characters may be part of a statement. */
final class Characters {

  private static final String LOOK_ALIKE_QUOTES =
      "`\u00B4\u02B9\u02BA\u02BB\u02BC\u02BD\u02C8\u02CA\u02CB\u02EE\u2018\u2019\u201A\u201B"
          + "\u201C\u201D\u201E\u201F\u2032\u2033\u2034\u2035\u2036\u2057\u275B\u275C\u275D\u275E"
          + "\u300C\u300D\u301D\u301E\u301F\uFF02\uFF07\uFF40\u00AB\u00BB\u2039\u203A";

  private Characters() {}

  /** Refuses a text with a character that has no place in any statement, not even in a literal. */
  static void check(String sql) {
    Cursor cursor = new Cursor(sql);
    while (!cursor.atEnd()) {
      char character = cursor.here();
      if (isForbiddenControl(character, cursor.ahead(1))) {
        throw refused(cursor, character, "control characters are not allowed");
      }
      if (Character.isHighSurrogate(character) && Character.isLowSurrogate(cursor.ahead(1))) {
        cursor.advance();
      } else if (Character.isSurrogate(character)) {
        throw refused(cursor, character, "half a surrogate pair is not a character");
      }
      cursor.advance();
    }
  }

  // A CR alone ends a line comment for some readers and not for others.
  private static boolean isForbiddenControl(char character, char next) {
    return switch (character) {
      case '\t', '\n' -> false;
      case '\r' -> next != '\n';
      default -> Character.isISOControl(character);
    };
  }

  static boolean isBlank(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  static boolean startsName(char character) {
    return character == '_'
        || isAsciiLetter(character)
        || (character > 127 && Character.isLetter(character) && !isLookAlikeQuote(character));
  }

  static boolean continuesName(char character) {
    return startsName(character) || isDigit(character) || character == '$';
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  static boolean isLookAlikeQuote(char character) {
    return LOOK_ALIKE_QUOTES.indexOf(character) >= 0;
  }

  private static boolean isAsciiLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  static RefusedException refused(Cursor cursor, char character, String reason) {
    String name =
        character > ' ' && character < 127 ? "" + character : "U+%04X".formatted((int) character);
    return new RefusedException(Fence.LEXER, cursor.position(), name, reason);
  }
}
