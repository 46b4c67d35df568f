package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code SELECT * EXCLUDE (columns)}, which becomes a list of the other columns.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "EXCLUDE column_list".
 */
record Exclusion(Described described) implements Rewriting.Rule {

  @Override
  public Optional<TokenList> at(TokenList tokens, int exclude) {
    int star = tokens.previous(exclude);
    Optional<Clauses> around =
        tokens.is(star, "*") ? Clauses.around(tokens, star) : Optional.empty();
    if (around.isEmpty() || around.get().from().isEmpty()) {
      return Optional.empty();
    }
    int from = around.get().from().get();
    int open = tokens.next(exclude, from);
    int close = tokens.is(open, "(") ? tokens.closing(open, from) : from;
    Range list = tokens.is(open, "(") ? new Range(open + 1, close) : new Range(open, from);
    Set<String> excluded =
        tokens.list(list.from(), list.to()).stream()
            .map(name -> TokenList.name(tokens.text(name)))
            .collect(Collectors.toSet());
    boolean qualified = tokens.is(star - 1, ".");
    String prefix = qualified ? tokens.text(new Range(star - 2, star)) : "";
    List<String> columns =
        described.columns(tokens, prefix + "*", around.get().relations(tokens, from));
    String others =
        columns.stream()
            .filter(column -> !excluded.contains(column))
            .map(column -> prefix + Literal.name(column))
            .collect(Collectors.joining(", "));
    Range whole = new Range(qualified ? star - 2 : star, tokens.is(open, "(") ? close + 1 : from);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rewriting(tokens).replace(whole, others + " ").done());
  }
}
