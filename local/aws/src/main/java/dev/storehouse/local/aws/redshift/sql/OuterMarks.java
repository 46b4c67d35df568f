package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code FROM a, b WHERE a.x = b.x(+)}, which becomes a LEFT JOIN.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Oracle-style outer joins in the WHERE
 * clause".
 */
record OuterMarks(Described described) implements Rewriting.Rule {

  private static final String[] BEHIND = {
    "group", "having", "qualify", "order", "limit", "offset", "fetch"
  };

  @Override
  public Optional<TokenList> at(TokenList tokens, int select) {
    Clauses clauses = Clauses.of(tokens, select);
    Optional<Integer> where =
        clauses.from().flatMap(from -> tokens.find(from, clauses.end(), "where"));
    if (where.isEmpty()) {
      return Optional.empty();
    }
    int from = clauses.from().orElseThrow();
    int end = tokens.find(where.get(), clauses.end(), BEHIND).orElse(clauses.end());
    Range whole = new Range(where.get() + 1, end);
    if (Conjunction.marks(tokens, whole).isEmpty()) {
      return Optional.empty();
    }
    Map<String, Range> relations = relations(tokens, new Range(from + 1, where.get()));
    Map<String, List<Range>> outer = new LinkedHashMap<>();
    List<Range> others = new ArrayList<>();
    for (Range condition : Conjunction.conditions(tokens, whole)) {
      Optional<String> marked = marked(tokens, condition, relations);
      marked.ifPresentOrElse(
          name -> outer.computeIfAbsent(name, any -> new ArrayList<>()).add(condition),
          () -> others.add(condition));
    }
    if (outer.size() == relations.size() || outer.isEmpty()) {
      return Optional.empty();
    }
    Rewriting rewriting = new Rewriting(tokens);
    stars(tokens, clauses.list(tokens), relations.keySet(), rewriting);
    List<Object> joins = new Joins(tokens, relations, outer).pieces();
    rewriting.replace(new Range(from + 1, where.get()), joins.toArray());
    List<Object> rest = new ArrayList<>();
    others.forEach(
        condition -> {
          rest.add(rest.isEmpty() ? "WHERE" : " AND");
          rest.addAll(Conjunction.unmarked(tokens, condition));
        });
    return Optional.of(rewriting.replace(new Range(where.get(), end), rest.toArray()).done());
  }

  private static Map<String, Range> relations(TokenList tokens, Range all) {
    Map<String, Range> relations = new LinkedHashMap<>();
    for (Range each : tokens.list(all.from(), all.to())) {
      relations.put(SelectItem.of(tokens, each).label(), each);
    }
    return relations;
  }

  private Optional<String> marked(TokenList tokens, Range condition, Map<String, Range> relations) {
    return Conjunction.marks(tokens, condition).stream()
        .map(tokens::previous)
        .flatMap(
            column ->
                Conjunction.qualifier(tokens, column).filter(relations::containsKey).stream()
                    .findFirst()
                    .or(() -> owner(tokens, column, relations))
                    .stream())
        .findFirst();
  }

  /** The relation that has a column of an unqualified name. */
  private Optional<String> owner(TokenList tokens, int column, Map<String, Range> relations) {
    String name = TokenList.name(tokens.get(column).text());
    return relations.entrySet().stream()
        .filter(each -> described.columns(tokens, "*", each.getValue()).contains(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All columns, in the order in which the relations were named. */
  private static void stars(TokenList tokens, Range list, Set<String> names, Rewriting written) {
    String all =
        names.stream().map(name -> Literal.name(name) + ".*").collect(Collectors.joining(", "));
    tokens.list(list.from(), list.to()).stream()
        .filter(item -> tokens.text(item).equals("*"))
        .forEach(item -> written.replace(item, " " + all + " "));
  }

  /** The relations as joins: first those that keep all their rows, then the others. */
  private record Joins(
      TokenList tokens, Map<String, Range> relations, Map<String, List<Range>> outer) {

    List<Object> pieces() {
      List<Object> pieces = new ArrayList<>(List.of(" "));
      Set<String> joined = new TreeSet<>();
      relations.forEach(
          (name, relation) -> {
            if (!outer.containsKey(name)) {
              pieces.add(joined.isEmpty() ? "" : " CROSS JOIN ");
              pieces.add(relation);
              joined.add(name);
            }
          });
      List<String> left = new ArrayList<>(outer.keySet());
      while (!left.isEmpty()) {
        String next =
            left.stream().filter(name -> ready(name, joined)).findFirst().orElse(left.getFirst());
        join(next, pieces);
        joined.add(next);
        left.remove(next);
      }
      pieces.add(" ");
      return pieces;
    }

    private void join(String name, List<Object> pieces) {
      pieces.add(" LEFT JOIN ");
      pieces.add(relations.getOrDefault(name, new Range(0, 0)));
      String word = " ON ";
      for (Range condition : outer.getOrDefault(name, List.of())) {
        pieces.add(word);
        pieces.addAll(Conjunction.unmarked(tokens, condition));
        word = " AND ";
      }
    }

    private boolean ready(String name, Set<String> joined) {
      return outer.getOrDefault(name, List.of()).stream()
          .flatMap(each -> IntStream.range(each.from(), each.to()).boxed())
          .flatMap(at -> Conjunction.qualifier(tokens, at).stream())
          .filter(relations::containsKey)
          .allMatch(other -> other.equals(name) || joined.contains(other));
    }
  }
}
