package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code GROUP BY ALL}: by all items of the select list that are not aggregated.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "GROUP BY clause".
 */
record GroupByAll() implements Rewriting.Rule {

  private static final Set<String> AGGREGATES =
      Set.of(
          "any_value",
          "avg",
          "bit_and",
          "bit_or",
          "bool_and",
          "bool_or",
          "count",
          "listagg",
          "max",
          "median",
          "min",
          "percentile_cont",
          "percentile_disc",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "sum",
          "var_pop",
          "var_samp",
          "variance");

  @Override
  public Optional<TokenList> at(TokenList tokens, int select) {
    Clauses clauses = Clauses.of(tokens, select);
    int group = clauses.from().map(from -> clauses.behindRelations(tokens, from)).orElse(select);
    while (tokens.isWord(group) && !tokens.is(group, "group") && group < clauses.end()) {
      group = tokens.find(group + 1, clauses.end(), "group").orElse(clauses.end());
    }
    if (group >= clauses.end() || !tokens.are(group, "group", "by", "all")) {
      return Optional.empty();
    }
    int all = tokens.skip(group, 2);
    Range list = clauses.list(tokens);
    List<Range> items = tokens.list(list.from(), list.to());
    if (items.stream().anyMatch(item -> tokens.is(tokens.previous(item.to()), "*"))) {
      return Optional.empty();
    }
    String plain =
        IntStream.range(0, items.size())
            .filter(i -> !aggregated(tokens, items.get(i)))
            .mapToObj(i -> String.valueOf(i + 1))
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Rewriting(tokens)
            .replace(new Range(all, all + 1), plain.isEmpty() ? "()" : plain)
            .done());
  }

  private static boolean aggregated(TokenList tokens, Range item) {
    return IntStream.range(item.from(), item.to())
        .anyMatch(
            at ->
                tokens.is(at, "over")
                    || (tokens.is(tokens.next(at, item.to()), "(")
                        && AGGREGATES.stream().anyMatch(name -> tokens.is(at, name))));
  }
}
