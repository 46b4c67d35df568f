package dev.storehouse.query.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a statement into tokens, strictly: what two readers could take differently is refused. It
 * runs before any parser sees the text.
 */
final class Lexer {

  static final int LONGEST_STATEMENT = 100_000;

  /** Longest first, so that none is taken for the start of another. */
  private static final List<String> SYMBOLS =
      List.of(
          "!~*", "::", "<=", ">=", "<>", "!=", "||", "<<", ">>", "~*", "!~", "(", ")", ",", ".",
          ";", "*", "+", "-", "/", "%", "^", "=", "<", ">", "&", "|", "~");

  /** Words that may touch a literal: all other prefixes change how the literal is read. */
  private static final Set<String> TYPED_LITERALS =
      Set.of("date", "time", "timetz", "timestamp", "timestamptz", "interval");

  private final Cursor cursor;
  private final List<Token> tokens = new ArrayList<>();

  private Lexer(String sql) {
    this.cursor = new Cursor(sql);
  }

  /** The tokens of the one statement in this text, a closing semicolon left out. */
  static List<Token> read(String sql) {
    if (sql.length() > LONGEST_STATEMENT) {
      throw new RefusedException(
          Fence.LEXER, Position.START, "statement", "a statement has at most 100000 characters");
    }
    Characters.check(sql);
    return OneStatement.of(new Lexer(sql).tokens());
  }

  private List<Token> tokens() {
    Blanks.skip(cursor);
    while (!cursor.atEnd()) {
      tokens.add(next());
      Blanks.skip(cursor);
    }
    return tokens;
  }

  private Token next() {
    char character = cursor.here();
    if (character == '\'') {
      return literal();
    }
    if (character == '"') {
      return Quotes.name(cursor);
    }
    if (Characters.startsName(character)) {
      return word();
    }
    if (Characters.isDigit(character)
        || (character == '.' && Characters.isDigit(cursor.ahead(1)))) {
      return number();
    }
    if (character == ':' && Parameter.isNameCharacter(cursor.ahead(1))) {
      return parameter();
    }
    return symbol();
  }

  private Token literal() {
    Token literal = Quotes.literal(cursor);
    if (!tokens.isEmpty() && tokens.getLast().kind() == Token.Kind.STRING) {
      throw new RefusedException(
          Fence.LEXER, literal.position(), "'", "two literals side by side; join them with ||");
    }
    return literal;
  }

  private Token word() {
    Position position = cursor.position();
    int start = cursor.offset();
    while (Characters.continuesName(cursor.here())) {
      cursor.advance();
    }
    Token word = new Token(Token.Kind.WORD, cursor.since(start), position);
    if (word.text().contains("$$")) {
      throw new RefusedException(Fence.LEXER, position, "$$", "dollar quoting is not allowed");
    }
    refusePrefix(word);
    return word;
  }

  private void refusePrefix(Token word) {
    boolean touchesLiteral = cursor.here() == '\'' && !TYPED_LITERALS.contains(word.folded());
    boolean unicodeEscapes = word.isWord("u") && (cursor.looksAt("&'") || cursor.looksAt("&\""));
    if (unicodeEscapes) {
      throw new RefusedException(
          Fence.LEXER,
          word.position(),
          "U&",
          "Unicode escapes are not allowed; write the characters");
    }
    if (touchesLiteral) {
      throw new RefusedException(
          Fence.LEXER,
          word.position(),
          word.text() + "'",
          "a prefix changes how a literal is read; write the literal alone");
    }
  }

  private Token number() {
    Position position = cursor.position();
    int start = cursor.offset();
    skipDigits();
    if (cursor.here() == '.') {
      cursor.advance();
      skipDigits();
    }
    if (cursor.here() == 'e' || cursor.here() == 'E') {
      boolean signed = cursor.ahead(1) == '+' || cursor.ahead(1) == '-';
      if (Characters.isDigit(cursor.ahead(signed ? 2 : 1))) {
        cursor.advance(signed ? 2 : 1);
        skipDigits();
      }
    }
    if (Characters.continuesName(cursor.here())) {
      throw new RefusedException(
          Fence.LEXER, position, cursor.since(start), "a number runs into a name");
    }
    return new Token(Token.Kind.NUMBER, cursor.since(start), position);
  }

  private void skipDigits() {
    while (Characters.isDigit(cursor.here())) {
      cursor.advance();
    }
  }

  private Token parameter() {
    Position position = cursor.position();
    cursor.advance();
    int start = cursor.offset();
    while (Parameter.isNameCharacter(cursor.here())) {
      cursor.advance();
    }
    return new Token(Token.Kind.PARAMETER, cursor.since(start), position);
  }

  private Token symbol() {
    Position position = cursor.position();
    for (String symbol : SYMBOLS) {
      if (cursor.looksAt(symbol)) {
        cursor.advance(symbol.length());
        return new Token(Token.Kind.SYMBOL, symbol, position);
      }
    }
    throw unknown();
  }

  private RefusedException unknown() {
    char character = cursor.here();
    if (Characters.isLookAlikeQuote(character)) {
      return Characters.refused(cursor, character, "this looks like a quote and is none; use '");
    }
    if (character == '$') {
      return Characters.refused(cursor, character, "dollar quoting is not allowed");
    }
    return Characters.refused(cursor, character, "this character has no place outside a literal");
  }
}
