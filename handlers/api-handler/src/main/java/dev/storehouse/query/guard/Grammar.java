package dev.storehouse.query.guard;

import java.util.Optional;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

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
        source.first().named(),
        "only queries are allowed: SELECT, WITH or VALUES");
  }

  private static Statement statement(Source source) {
    CCJSqlParser parser = CCJSqlParserUtil.newParser(source.parserText());
    parser.withAllowComplexParsing(true);
    try {
      return parser.Statement();
    } catch (ParseException e) {
      throw refused(source, unexpected(source, e));
    } catch (RuntimeException | StackOverflowError e) {
      throw refused(source, furthest(source, parser.token));
    }
  }

  /** The token the parser could not place; empty at the end of the statement. */
  private static Optional<Token> unexpected(Source source, ParseException failure) {
    var last = failure.currentToken;
    if (last == null || last.next == null || source.isFirst(last.next.beginColumn)) {
      return furthest(source, last);
    }
    return source.tokenAtEnd(last.next.beginColumn);
  }

  // Where a guess of the parser fails it tells the place before the guess; it has looked at every
  // token up to the one that it could not place.
  private static Optional<Token> furthest(
      Source source, net.sf.jsqlparser.parser.@Nullable Token seen) {
    var furthest = seen;
    while (furthest != null && furthest.next != null) {
      furthest = furthest.next;
    }
    return furthest == null || furthest.beginColumn == 0
        ? Optional.of(source.first())
        : source.tokenAtEnd(furthest.beginColumn);
  }

  private static RefusedException refused(Source source, Optional<Token> unexpected) {
    if (unexpected.isEmpty() || source.isLast(unexpected.orElseThrow())) {
      Token last = source.last();
      return new RefusedException(
          Fence.GRAMMAR,
          last.position(),
          last.named(),
          "the statement ends too early, or " + last.named() + " has no place at its end");
    }
    Token token = unexpected.orElseThrow();
    String construct = token.named();
    return new RefusedException(
        Fence.GRAMMAR,
        token.position(),
        construct,
        "this is not understood here: " + construct + GrammarHints.of(token));
  }
}
