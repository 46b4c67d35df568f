package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL into tokens by Redshift's rules: a backslash escapes in every single-quoted literal,
 * comments in {@code /* *}{@code /} nest. Joined again, the tokens are the text.
 */
public final class Tokenizer {

  private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$");

  private final String sql;
  private int at;

  private Tokenizer(String sql) {
    this.sql = sql;
  }

  /** All of a text. */
  public static List<Token> tokens(String sql) {
    return new Tokenizer(sql).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (at < sql.length()) {
      int start = at;
      Kind kind = next();
      tokens.add(new Token(kind, start, sql.substring(start, at)));
    }
    return tokens;
  }

  private Kind next() {
    char first = sql.charAt(at);
    if (Character.isWhitespace(first)) {
      while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
        at++;
      }
      return Kind.SPACE;
    }
    if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length() : end;
      return Kind.SPACE;
    }
    if (sql.startsWith("/*", at)) {
      blockComment();
      return Kind.SPACE;
    }
    if (first == '\'' || first == '"') {
      quoted(first);
      return Kind.QUOTED;
    }
    if (first == '$' && dollarQuoted()) {
      return Kind.QUOTED;
    }
    boolean temporary = first == '#' && at + 1 < sql.length() && beginsTemporary();
    if (isWord(first) || temporary) {
      at++;
      while (at < sql.length() && isWord(sql.charAt(at))) {
        at++;
      }
      return Kind.WORD;
    }
    at += sql.startsWith("::", at) ? 2 : 1;
    return Kind.SYMBOL;
  }

  private void blockComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    at = Math.min(at, sql.length());
  }

  private void quoted(char quote) {
    at++;
    while (at < sql.length()) {
      char character = sql.charAt(at);
      if (character == '\\' && quote == '\'') {
        at += 2;
      } else if (character != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        at++;
        return;
      }
    }
    at = Math.min(at, sql.length());
  }

  private boolean dollarQuoted() {
    Matcher opening = DOLLAR.matcher(sql).region(at, sql.length());
    if (!opening.lookingAt()) {
      return false;
    }
    int close = sql.indexOf(opening.group(), opening.end());
    at = close < 0 ? sql.length() : close + opening.group().length();
    return true;
  }

  /** {@code #name}: a temporary table, where no number or name is before it. */
  private boolean beginsTemporary() {
    boolean apart =
        at == 0 || Character.isWhitespace(sql.charAt(at - 1)) || sql.charAt(at - 1) == ',';
    char next = sql.charAt(at + 1);
    return apart && (Character.isLetter(next) || next == '_');
  }

  private static boolean isWord(char character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '$';
  }
}
