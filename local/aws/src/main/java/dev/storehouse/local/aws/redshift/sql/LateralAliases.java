package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code SELECT a + 1 AS b, b * 2}: an item may name the ones before it, whose expressions are put
 * in their place. A column of that name goes first, so this is for statements that failed for want
 * of a column.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "SELECT list".
 */
final class LateralAliases {

  private static final List<String> ENDS =
      List.of("from", "into", "where", "order", "union", "except", "intersect", "minus", "limit");

  private static final List<String> DIRECTIONS = List.of("asc", "desc", "nulls", "first", "last");

  private LateralAliases() {}

  /** The statement with expressions in place of names; the same where it has no such names. */
  static List<Token> resolve(List<Token> statement) {
    List<Token> tokens = statement;
    // From the last on, so that those inside others come first and places before stay.
    for (int at = statement.size() - 1; at >= 0; at--) {
      if (tokens.get(at).is("select")) {
        tokens = resolve(new TokenList(tokens), at);
      }
    }
    return tokens;
  }

  private static List<Token> resolve(TokenList tokens, int select) {
    int end = end(tokens, select);
    List<Token> written = new ArrayList<>(tokens.all().subList(0, select + 1));
    Map<String, List<Token>> known = new HashMap<>();
    for (Range range : tokens.list(select + 1, end)) {
      if (range.from() > select + 1) {
        written.add(tokens.get(range.from() - 1));
      }
      SelectItem item = SelectItem.of(tokens, range);
      List<Token> expression = replaced(tokens, item.expression(), known);
      written.addAll(expression);
      written.addAll(tokens.all().subList(item.expression().to(), range.to()));
      if (item.named()) {
        known.put(item.label(), expression);
      }
    }
    int order = order(tokens, select);
    written.addAll(tokens.all().subList(end, order));
    int behind =
        tokens.find(order, tokens.size(), "limit", "offset", "fetch").orElse(tokens.size());
    int enclosing = Clauses.end(tokens, order, behind);
    for (Range range : tokens.list(order, enclosing)) {
      if (range.from() > order) {
        written.add(tokens.get(range.from() - 1));
      }
      boolean alias = known.containsKey(TokenList.name(ordered(tokens, range)));
      written.addAll(
          alias ? tokens.all().subList(range.from(), range.to()) : replaced(tokens, range, known));
    }
    written.addAll(tokens.all().subList(enclosing, tokens.size()));
    return written;
  }

  /** What is ordered by, without the words for its direction. */
  private static String ordered(TokenList tokens, Range range) {
    int end = range.to();
    int last = tokens.previous(end);
    while (last > range.from() && DIRECTIONS.stream().anyMatch(tokens.get(last)::is)) {
      end = last;
      last = tokens.previous(end);
    }
    return tokens.text(new Range(range.from(), end));
  }

  /** Where the ORDER BY of a SELECT begins, or else its end. */
  private static int order(TokenList tokens, int select) {
    int end = Clauses.end(tokens, select, tokens.size());
    return tokens.find(select, end, "order").map(at -> tokens.skip(at, 2)).orElse(end);
  }

  private static int end(TokenList tokens, int select) {
    for (int depth = 0, at = select + 1; at < tokens.size(); at++) {
      depth += tokens.is(at, "(") ? 1 : tokens.is(at, ")") ? -1 : 0;
      if (depth < 0 || (depth == 0 && ENDS.stream().anyMatch(tokens.get(at)::is))) {
        return at;
      }
    }
    return tokens.size();
  }

  private static List<Token> replaced(
      TokenList tokens, Range range, Map<String, List<Token>> known) {
    List<Token> written = new ArrayList<>();
    for (int at = range.from(); at < range.to(); at++) {
      Token token = tokens.get(at);
      List<Token> expression = known.getOrDefault(TokenList.name(token.text()), List.of());
      boolean other =
          expression.isEmpty()
              || tokens.is(at - 1, ".")
              || tokens.is(tokens.next(at, tokens.size()), ".")
              || tokens.is(tokens.next(at, tokens.size()), "(")
              || tokens.is(tokens.previous(at), "as")
              || !(token.kind() == Kind.WORD || token.text().startsWith("\""));
      if (other) {
        written.add(token);
      } else {
        written.add(new Token(Kind.SYMBOL, token.start(), "("));
        expression.forEach(each -> written.add(new Token(each.kind(), token.start(), each.text())));
        written.add(new Token(Kind.SYMBOL, token.start(), ")"));
      }
    }
    return written;
  }
}
