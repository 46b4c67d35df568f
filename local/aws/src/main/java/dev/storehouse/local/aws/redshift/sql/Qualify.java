package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code SELECT … QUALIFY condition}: the SELECT becomes a subquery that has the condition as a
 * column more, by which the rows are chosen around it.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "QUALIFY clause".
 */
final class Qualify {

  private static final String CONDITION = "qualify_condition";

  private final TokenList tokens;
  private final Dialect dialect;

  Qualify(TokenList tokens, Dialect dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  /**
   * Writes a SELECT that has the clause.
   *
   * @return where the next thing begins, empty if there is no such clause or it is of another form
   */
  Optional<Integer> write(int select, int end) {
    Optional<Integer> qualify = tokens.find(select + 1, end, "qualify");
    Optional<Integer> from = tokens.find(select + 1, end, "from");
    if (qualify.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    int over = tokens.find(qualify.get(), end, "order", "limit", "offset").orElse(end);
    List<SelectItem> items =
        tokens.list(select + 1, from.get()).stream()
            .map(item -> SelectItem.of(tokens, item))
            .toList();
    boolean star = items.stream().anyMatch(item -> tokens.is(last(item.expression()), "*"));
    Token token = tokens.get(select);
    dialect.pieces(
        token,
        "SELECT ",
        star ? "(q.r).*" : labels(items),
        " FROM (SELECT ",
        star ? relation(from.get(), qualify.get()) + " AS r" : new Range(select + 1, from.get()),
        ", (");
    condition(new Range(qualify.get() + 1, over), items);
    dialect.pieces(
        token, ") AS " + CONDITION + " ", new Range(from.get(), qualify.get()), ") AS q");
    if (!star) {
      dialect.pieces(token, columns(items));
    }
    dialect.pieces(token, " WHERE " + CONDITION + " ", new Range(over, end));
    return Optional.of(end);
  }

  /** The condition may name a column of the select list. */
  private void condition(Range range, List<SelectItem> items) {
    for (int i = range.from(); i < range.to(); i++) {
      Token token = tokens.get(i);
      String name = TokenList.name(token.text());
      boolean plain =
          token.kind() == Kind.WORD
              && !tokens.is(i - 1, ".")
              && !tokens.is(tokens.next(i, range.to()), "(");
      Optional<SelectItem> item =
          items.stream()
              .filter(each -> plain && each.label().equals(name) && !isName(each, name))
              .findFirst();
      if (item.isPresent()) {
        dialect.pieces(token, "(", item.get().expression(), ")");
      } else {
        dialect.range(new Range(i, i + 1));
      }
    }
  }

  private boolean isName(SelectItem item, String name) {
    return TokenList.name(tokens.text(item.expression())).equals(name);
  }

  private int last(Range range) {
    return tokens.previous(range.to());
  }

  private static String labels(List<SelectItem> items) {
    return items.stream()
        .map(item -> "q." + Literal.name(item.label()))
        .collect(Collectors.joining(", "));
  }

  private static String columns(List<SelectItem> items) {
    List<String> names = new ArrayList<>();
    items.forEach(item -> names.add(Literal.name(item.label())));
    names.add(CONDITION);
    return names.stream().collect(Collectors.joining(", ", " (", ")"));
  }

  /** The alias, or else the name, of the one relation that is read. */
  private String relation(int from, int qualify) {
    int end =
        tokens
            .find(from + 1, qualify, "where", "group", "having", "join", "left", "inner", ",")
            .orElse(qualify);
    return tokens.get(tokens.previous(end)).text();
  }
}
