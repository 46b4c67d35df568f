package dev.storehouse.query.guard;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** JSqlParser, asked for one query. */
final class Grammar {

  private Grammar() {}

  static Select parse(Source source) {
    Statement statement = statement(source);
    if (statement instanceof Select select) {
      return select;
    }
    throw new RefusedException(
        Fence.GRAMMAR,
        source.positionOf(1),
        statement.getClass().getSimpleName(),
        "only queries are allowed");
  }

  private static Statement statement(Source source) {
    CCJSqlParser parser = CCJSqlParserUtil.newParser(source.parserText());
    parser.withAllowComplexParsing(true);
    try {
      return parser.Statement();
    } catch (ParseException e) {
      throw refused(source, e);
    } catch (TokenMgrException e) {
      throw new RefusedException(
          Fence.GRAMMAR, Position.START, "statement", "the statement cannot be read");
    }
  }

  private static RefusedException refused(Source source, ParseException failure) {
    if (failure.currentToken == null || failure.currentToken.next == null) {
      return new RefusedException(
          Fence.GRAMMAR, Position.START, "statement", "the statement cannot be read");
    }
    net.sf.jsqlparser.parser.Token unexpected = failure.currentToken.next;
    if (unexpected.kind == net.sf.jsqlparser.parser.CCJSqlParserConstants.EOF) {
      return new RefusedException(
          Fence.GRAMMAR, source.positionOf(Integer.MAX_VALUE), "", "the statement ends too early");
    }
    Token token = source.tokenAt(unexpected.beginColumn);
    String construct = token.kind() == Token.Kind.STRING ? "literal" : token.written();
    return new RefusedException(
        Fence.GRAMMAR, token.position(), construct, "this is not understood here: " + construct);
  }
}
