package dev.storehouse.query.guard;

/** A place in the text that moves forward and knows its line and column. */
final class Cursor {

  private static final char END = '\0';

  private final String text;
  private int offset;
  private int line = 1;
  private int lineStart;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return offset >= text.length();
  }

  /** The character here, NUL at the end: the lexer lets no NUL through. */
  char here() {
    return ahead(0);
  }

  char ahead(int characters) {
    int at = offset + characters;
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, offset);
  }

  void advance() {
    if (text.charAt(offset) == '\n') {
      line++;
      lineStart = offset + 1;
    }
    offset++;
  }

  void advance(int characters) {
    for (int i = 0; i < characters; i++) {
      advance();
    }
  }

  int offset() {
    return offset;
  }

  String since(int start) {
    return text.substring(start, offset);
  }

  Position position() {
    return new Position(line, offset - lineStart + 1);
  }
}
