package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code relation PIVOT (aggregate FOR column IN (…))}, which becomes a subquery with an aggregate
 * of its own for each value, grouped by the columns that the clause does not name.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "FROM clause", "PIVOT and UNPIVOT examples".
 */
record Pivot(Described described) implements Rewriting.Rule {

  @Override
  public Optional<TokenList> at(TokenList tokens, int pivot) {
    int open = tokens.next(pivot, tokens.size());
    int close = tokens.is(open, "(") ? tokens.closing(open, tokens.size()) : tokens.size();
    Optional<Integer> by = tokens.find(open + 1, close, "for");
    Optional<Integer> in = tokens.find(open + 1, close, "in");
    if (close == tokens.size() || by.isEmpty() || in.isEmpty()) {
      return Optional.empty();
    }
    Range source = relation(tokens, pivot);
    List<String> columns = described.columns(tokens, "*", source);
    Range key = new Range(by.get() + 1, in.get());
    Range aggregates = new Range(open + 1, by.get());
    List<String> grouped =
        columns.stream()
            .filter(column -> !names(tokens, aggregates, column) && !names(tokens, key, column))
            .map(Literal::name)
            .toList();
    int values = tokens.next(in.get(), close);
    List<Object> pieces = new ArrayList<>();
    pieces.add("(SELECT " + String.join(", ", grouped) + (grouped.isEmpty() ? "" : ", "));
    pieces.addAll(
        results(tokens, aggregates, key, tokens.list(values + 1, tokens.closing(values, close))));
    pieces.add(" FROM ");
    pieces.add(source);
    pieces.add(grouped.isEmpty() ? ")" : " GROUP BY " + String.join(", ", grouped) + ")");
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rewriting(tokens)
                .replace(new Range(source.from(), close + 1), pieces.toArray())
                .done());
  }

  private static List<Object> results(
      TokenList tokens, Range aggregates, Range key, List<Range> values) {
    List<Object> pieces = new ArrayList<>();
    for (Range value : values) {
      SelectItem each = SelectItem.of(tokens, value);
      for (Range aggregate : tokens.list(aggregates.from(), aggregates.to())) {
        SelectItem result = SelectItem.of(tokens, aggregate);
        pieces.add(pieces.isEmpty() ? "" : ", ");
        pieces.add(result.expression());
        pieces.add(" FILTER (WHERE ");
        pieces.add(key);
        pieces.add(" IS NOT DISTINCT FROM ");
        pieces.add(each.expression());
        String name = each.named() ? each.label() : plain(tokens.text(each.expression()));
        pieces.add(
            ") AS " + Literal.name(result.named() ? name + "_" + result.label() : name) + " ");
      }
    }
    return pieces;
  }

  /** What a value without an alias gives its column as a name. */
  static String plain(String value) {
    boolean text = value.startsWith("'") && value.length() > 1;
    return text
        ? value.substring(1, value.length() - 1).replace("''", "'")
        : TokenList.name(value.startsWith("\"") ? value : value.replace(" ", ""));
  }

  /** The relation before the clause, with its alias. */
  static Range relation(TokenList tokens, int clause) {
    int depth = 0;
    for (int at = clause - 1; at >= 0; at--) {
      depth += tokens.is(at, ")") ? 1 : tokens.is(at, "(") ? -1 : 0;
      boolean begins =
          tokens.is(at, "from") || tokens.is(at, "join") || tokens.is(at, ",") || depth < 0;
      if (depth <= 0 && begins) {
        return new Range(tokens.next(at, clause), clause);
      }
    }
    return new Range(0, clause);
  }

  static boolean names(TokenList tokens, Range range, String column) {
    return IntStream.range(range.from(), range.to())
        .filter(at -> !tokens.is(tokens.next(at, range.to()), "("))
        .mapToObj(tokens::get)
        .anyMatch(token -> TokenList.name(token.text()).equals(column));
  }
}
