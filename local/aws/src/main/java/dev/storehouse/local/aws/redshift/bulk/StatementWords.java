package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.sql.Token;
import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.Tokenizer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The words of a statement, one after the other. Not thread-safe. */
final class StatementWords {

  private final List<Token> tokens;
  private int at;

  StatementWords(String sql) {
    this.tokens =
        Tokenizer.tokens(sql).stream()
            .filter(token -> token.kind() != Kind.SPACE && !token.is(";"))
            .toList();
  }

  boolean ended() {
    return at >= tokens.size();
  }

  boolean is(String word) {
    return !ended() && tokens.get(at).is(word);
  }

  boolean isLiteral() {
    return !ended() && tokens.get(at).text().startsWith("'");
  }

  boolean accept(String word) {
    boolean accepted = is(word);
    at += accepted ? 1 : 0;
    return accepted;
  }

  void expect(String word) throws SQLException {
    if (!accept(word)) {
      throw unexpected();
    }
  }

  SQLException unexpected() {
    return ended() ? BulkErrors.of("syntax error at end of input") : BulkErrors.syntax(next());
  }

  /** As it is written. */
  String next() {
    return tokens.get(at++).text();
  }

  String word() throws SQLException {
    if (ended() || tokens.get(at).kind() != Kind.WORD) {
      throw unexpected();
    }
    return next().toUpperCase(Locale.ROOT);
  }

  /** A name as the catalog has it. */
  String name() throws SQLException {
    if (ended() || isLiteral() || tokens.get(at).kind() == Kind.SYMBOL) {
      throw unexpected();
    }
    String written = next();
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }

  /**
   * What a literal stands for.
   *
   * @param strict whether a backslash is dropped before a character that it means nothing for
   */
  String literal(boolean strict) throws SQLException {
    if (!isLiteral()) {
      throw unexpected();
    }
    return LiteralText.of(next(), strict);
  }
}
