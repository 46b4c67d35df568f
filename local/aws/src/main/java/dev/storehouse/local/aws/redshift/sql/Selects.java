package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.Optional;

/** {@code SELECT TOP n …} and {@code SELECT … QUALIFY …}. */
final class Selects {

  private final TokenList tokens;
  private final SqlWriter writer;
  private final Dialect dialect;
  private final Qualify qualify;

  Selects(TokenList tokens, SqlWriter writer, Dialect dialect) {
    this.tokens = tokens;
    this.writer = writer;
    this.dialect = dialect;
    this.qualify = new Qualify(tokens, dialect);
  }

  /** Writes a SELECT, or its first word, and says where the next thing begins. */
  int select(int at, int to) {
    Token token = tokens.get(at);
    int top = tokens.next(at, to);
    boolean distinct = tokens.is(top, "distinct");
    top = distinct ? tokens.next(top, to) : top;
    int open = tokens.next(top, to);
    boolean enclosed = tokens.is(open, "(");
    int count = enclosed ? tokens.next(open, to) : open;
    int last = enclosed ? tokens.closing(open, to) : count;
    Optional<Integer> qualified = qualify.write(at, Clauses.end(tokens, at, to));
    if (qualified.isPresent()) {
      return qualified.get();
    }
    if (count >= to || !tokens.is(top, "top") || !tokens.get(count).text().matches("\\d+")) {
      writer.copy(token);
      return at + 1;
    }
    int end = Clauses.end(tokens, last + 1, to);
    writer.write(distinct ? "(SELECT DISTINCT" : "(SELECT", token.start());
    dialect.range(new Range(last + 1, end));
    writer.write(" LIMIT " + tokens.get(count).text() + ")", tokens.get(count).start());
    return end;
  }
}
