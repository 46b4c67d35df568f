package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code relation UNPIVOT (value FOR name IN (columns))}, which becomes a subquery that has each
 * row once for each of the columns.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "FROM clause", "PIVOT and UNPIVOT examples".
 */
record Unpivot(Described described) implements Rewriting.Rule {

  @Override
  public Optional<TokenList> at(TokenList tokens, int unpivot) {
    int next = tokens.next(unpivot, tokens.size());
    boolean nulls = tokens.are(next, "include", "nulls");
    int open = nulls || tokens.are(next, "exclude", "nulls") ? tokens.skip(next, 2) : next;
    int close = tokens.is(open, "(") ? tokens.closing(open, tokens.size()) : tokens.size();
    Optional<Integer> by = tokens.find(open + 1, close, "for");
    Optional<Integer> in = tokens.find(open + 1, close, "in");
    if (close == tokens.size() || by.isEmpty() || in.isEmpty()) {
      return Optional.empty();
    }
    Range source = Pivot.relation(tokens, unpivot);
    int names = tokens.next(in.get(), close);
    List<SelectItem> items =
        tokens.list(names + 1, tokens.closing(names, close)).stream()
            .map(item -> SelectItem.of(tokens, item))
            .toList();
    List<String> columns = described.columns(tokens, "*", source);
    String value = tokens.text(new Range(open + 1, by.get()));
    String name = tokens.text(new Range(by.get() + 1, in.get()));
    String kept =
        columns.stream()
            .filter(column -> items.stream().noneMatch(item -> of(tokens, item).equals(column)))
            .map(column -> Literal.name(column) + ", ")
            .collect(Collectors.joining());
    String rows =
        items.stream()
            .map(item -> "('%s', %s)".formatted(label(tokens, item), column(tokens, item)))
            .collect(Collectors.joining(", "));
    String behind =
        " CROSS JOIN LATERAL (VALUES %s) AS unpivoted (%s, %s)".formatted(rows, name, value)
            + (nulls ? ")" : " WHERE unpivoted.%s IS NOT NULL)".formatted(value));
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rewriting(tokens)
                .replace(
                    new Range(source.from(), close + 1),
                    "(SELECT %sunpivoted.%s, unpivoted.%s FROM ".formatted(kept, name, value),
                    source,
                    behind)
                .done());
  }

  private static String column(TokenList tokens, SelectItem item) {
    return tokens.text(item.expression());
  }

  private static String of(TokenList tokens, SelectItem item) {
    return TokenList.name(column(tokens, item));
  }

  private static String label(TokenList tokens, SelectItem item) {
    String label = item.named() ? Pivot.plain(item.label()) : of(tokens, item);
    return label.replace("\\", "\\\\").replace("'", "''");
  }
}
