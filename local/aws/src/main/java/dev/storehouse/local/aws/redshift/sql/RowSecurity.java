package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The statements of row-level security as calls of the procedures in {@code rls.sql}.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Row-level security".
 */
final class RowSecurity {

  private static final Set<String> WHO = Set.of("current_user", "user");

  private final TokenList tokens;
  private final UnaryOperator<String> dialect;

  /**
   * @param dialect puts an expression into PostgreSQL's words
   */
  RowSecurity(TokenList tokens, UnaryOperator<String> dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  /** The call, empty if the statement is none of row-level security's or not well formed. */
  Optional<String> call() {
    int first = tokens.first();
    int policy = tokens.skip(first, 3);
    boolean named = tokens.are(tokens.next(first, tokens.size()), "rls", "policy");
    if (!named) {
      return tokens.are(first, "alter", "table")
          ? onTable(tokens.skip(first, 2))
          : Optional.empty();
    }
    if (policy >= tokens.size()) {
      return Optional.empty();
    }
    return switch (tokens.get(first).text().toLowerCase(Locale.ROOT)) {
      case "create" -> create(policy);
      case "alter" -> alter(policy);
      case "drop" -> drop(policy);
      case "attach" -> attachment("rls_attach", policy, "to");
      case "detach" -> attachment("rls_detach", policy, "from");
      default -> Optional.empty();
    };
  }

  private Optional<String> create(int at) {
    String policy = name(at);
    int after = tokens.next(at, tokens.size());
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    String alias = "";
    if (tokens.are(after, "with", "(")) {
      int open = tokens.next(after, tokens.size());
      int close = tokens.closing(open, tokens.size());
      for (Range column : tokens.list(open + 1, close)) {
        int name = tokens.next(column.from() - 1, column.to());
        names.add(name(name));
        types.add(tokens.text(new Range(name + 1, column.to())));
      }
      after = tokens.next(close, tokens.size());
      after = tokens.is(after, "as") ? tokens.next(after, tokens.size()) : after;
      if (after < tokens.size() && !tokens.is(after, "using")) {
        alias = name(after);
        after = tokens.next(after, tokens.size());
      }
    }
    String known = alias;
    return predicate(after, policy, alias)
        .map(
            text ->
                "CALL pg_internal.rls_create(%s, %s, %s, %s, %s, %b)"
                    .formatted(
                        Literal.of(policy),
                        Literal.array(names, "name"),
                        Literal.array(types, "text"),
                        known.isEmpty() ? "NULL" : Literal.of(known),
                        Literal.of(text),
                        lookups(after(tokens, "using"))));
  }

  private Optional<String> alter(int at) {
    String policy = name(at);
    return predicate(tokens.next(at, tokens.size()), policy, "")
        .map(
            text ->
                "CALL pg_internal.rls_alter(%s, %s, %b)"
                    .formatted(
                        Literal.of(policy), Literal.of(text), lookups(after(tokens, "using"))));
  }

  private Optional<String> drop(int at) {
    boolean exists = tokens.are(at, "if", "exists");
    int name = exists ? tokens.skip(at, 2) : at;
    return name >= tokens.size()
        ? Optional.empty()
        : Optional.of(
            "CALL pg_internal.rls_drop(%s, %b, %b)"
                .formatted(
                    Literal.of(name(name)),
                    exists,
                    tokens.is(tokens.next(name, tokens.size()), "cascade")));
  }

  private Optional<String> attachment(String procedure, int at, String preposition) {
    int on = tokens.next(at, tokens.size());
    Optional<Integer> to = tokens.find(on, tokens.size(), preposition);
    if (!tokens.is(on, "on") || to.isEmpty()) {
      return Optional.empty();
    }
    int begin = tokens.next(on, tokens.size());
    begin = tokens.is(begin, "table") ? begin + 1 : begin;
    List<String> relations = tokens.list(begin, to.get()).stream().map(tokens::text).toList();
    List<String> kinds = new ArrayList<>();
    List<String> grantees = new ArrayList<>();
    for (Range grantee : tokens.list(to.get() + 1, tokens.size())) {
      int word = tokens.next(grantee.from() - 1, grantee.to());
      boolean role = tokens.is(word, "role");
      String name =
          tokens.text(new Range(role ? word + 1 : word, grantee.to())).replaceAll("\\s", "");
      boolean everyone = name.equalsIgnoreCase("public");
      kinds.add(everyone ? "public" : role ? "role" : "user");
      grantees.add(TokenList.name(name));
    }
    return Optional.of(
        "CALL pg_internal.%s(%s, %s, %s, %s)"
            .formatted(
                procedure,
                Literal.of(name(at)),
                Literal.array(relations, "text"),
                Literal.array(kinds, "text"),
                Literal.array(grantees, "name")));
  }

  private Optional<String> onTable(int at) {
    Optional<Integer> row = tokens.find(at, tokens.size(), "row");
    if (row.isEmpty() || !tokens.are(row.get(), "row", "level", "security")) {
      return Optional.empty();
    }
    int state = tokens.skip(row.get(), 3);
    boolean on = tokens.is(state, "on");
    if (!on && !tokens.is(state, "off")) {
      return Optional.empty();
    }
    boolean any = tokens.are(tokens.next(state, tokens.size()), "conjunction", "type", "or");
    return Optional.of(
        "CALL pg_internal.rls_switch(%s, %b, '%s')"
            .formatted(Literal.of(tokens.text(new Range(at, row.get()))), on, any ? "or" : "and"));
  }

  private String name(int at) {
    return TokenList.name(tokens.get(at).text());
  }

  /** What stands in the parentheses behind USING, the relation's alias being the function. */
  private Optional<String> predicate(int using, String policy, String alias) {
    int open = tokens.next(using, tokens.size());
    int close = tokens.closing(open, tokens.size());
    if (!tokens.is(using, "using") || !tokens.is(open, "(") || close >= tokens.size()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    boolean lookups = lookups(using);
    for (int i = open + 1; i < close; i++) {
      Token token = tokens.get(i);
      boolean qualifies = tokens.is(i + 1, ".") && !alias.isEmpty() && name(i).equals(alias);
      boolean who = lookups && WHO.stream().anyMatch(token::is) && token.kind() == Kind.WORD;
      text.append(
          qualifies ? Literal.name("rls " + policy) : who ? "pg_internal.caller()" : token.text());
    }
    return Optional.of(dialect.apply(text.toString()));
  }

  private boolean lookups(int from) {
    return from >= 0
        && tokens.all().subList(from, tokens.size()).stream().anyMatch(token -> token.is("select"));
  }

  private static int after(TokenList tokens, String word) {
    return tokens.find(0, tokens.size(), word).orElse(-1);
  }
}
