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
    int count = tokens.next(top, to);
    Optional<Integer> qualified = qualify.write(at, end(at, to));
    if (qualified.isPresent()) {
      return qualified.get();
    }
    if (count >= to || !tokens.is(top, "top") || !tokens.get(count).text().matches("\\d+")) {
      writer.copy(token);
      return at + 1;
    }
    int end = end(count, to);
    writer.write(distinct ? "(SELECT DISTINCT" : "(SELECT", token.start());
    dialect.range(new Range(count + 1, end));
    writer.write(" LIMIT " + tokens.get(count).text() + ")", tokens.get(count).start());
    return end;
  }

  /** Where a SELECT ends: at a set operation or a parenthesis not its own. */
  private int end(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean over =
          depth == 0
              && (token.is("union")
                  || token.is("intersect")
                  || token.is("except")
                  || token.is("minus"));
      if (depth < 0 || over) {
        return i;
      }
    }
    return to;
  }
}
