package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Statements as callers of the Data API write them. */
public final class RedshiftSql {

  private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
  private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge", "into");

  private static final Set<String> DATA =
      Set.of(
          "select", "with", "values", "insert", "update", "delete", "merge", "show", "explain",
          "unload", "copy");
  private static final Set<String> OBJECTS = Set.of("schema", "table", "all");
  private static final Set<String> ALONE =
      Set.of(
          "begin", "start", "commit", "end", "rollback", "abort", "vacuum", "call", "set", "reset");

  private RedshiftSql() {}

  /**
   * How many statements the text holds; one that is only white space, comments and semicolons holds
   * none.
   */
  public static int count(String sql) {
    int count = 0;
    boolean begun = false;
    for (Token token : Tokenizer.tokens(sql)) {
      if (token.is(";")) {
        begun = false;
      } else if (token.kind() != Kind.SPACE && !begun) {
        begun = true;
        count++;
      }
    }
    return count;
  }

  /**
   * One statement in PostgreSQL's words.
   *
   * @param parameters what {@code :name} stands for; other names stay as they are
   */
  public static PreparedSql prepare(String sql, Map<String, String> parameters) {
    return prepare(sql, parameters, Columns.UNKNOWN);
  }

  /**
   * As {@link #prepare(String, Map)}, with the clauses whose meaning depends on which columns there
   * are: PIVOT, UNPIVOT, EXCLUDE.
   *
   * @param columns asked for parts of the statement that have such clauses only
   */
  public static PreparedSql prepare(String sql, Map<String, String> parameters, Columns columns) {
    return prepare(tokens(sql), parameters, columns);
  }

  /**
   * As {@link #prepare(String, Map, Columns)}, for a statement that names a column there is not:
   * items of a select list may name those before them, and expressions of ORDER BY all of them.
   *
   * @return empty if the statement has no such names
   */
  public static Optional<PreparedSql> lateral(
      String sql, Map<String, String> parameters, Columns columns) {
    List<Token> tokens = tokens(sql);
    List<Token> resolved = LateralAliases.resolve(tokens);
    return resolved.equals(tokens)
        ? Optional.empty()
        : Optional.of(prepare(resolved, parameters, columns));
  }

  private static List<Token> tokens(String sql) {
    return Tokenizer.tokens(sql).stream().filter(token -> !token.is(";")).toList();
  }

  private static PreparedSql prepare(
      List<Token> tokens, Map<String, String> parameters, Columns columns) {
    SqlWriter writer = new SqlWriter();
    TokenList usual =
        UnusualClauses.rewritten(new TokenList(tokens), new Described(columns, parameters));
    new Dialect(usual, parameters, writer).translate();
    return writer.finish(isQuery(tokens));
  }

  /** Whether a statement may run in a transaction of ours: it neither ends one nor forbids it. */
  public static boolean atomic(String sql) {
    TokenList tokens = new TokenList(Tokenizer.tokens(sql));
    int first = tokens.first();
    return ALONE.stream().noneMatch(word -> tokens.is(first, word))
        && !tokens.are(first, "create", "database")
        && !tokens.are(first, "drop", "database")
        && !tokens.are(first, "alter", "database");
  }

  /**
   * Whether a statement leaves alone who may log in, and what a login brings with it: those that
   * read or change rows, and those that say what may be done with schemas and what is in them.
   */
  public static boolean keepsLogins(String sql) {
    TokenList tokens = new TokenList(Tokenizer.tokens(sql));
    int first = tokens.first();
    return DATA.stream().anyMatch(word -> tokens.is(first, word))
        || tokens.are(first, "alter", "default", "privileges")
        || ((tokens.is(first, "grant") || tokens.is(first, "revoke")) && isOnObjects(tokens));
  }

  private static boolean isOnObjects(TokenList tokens) {
    return tokens
        .find(tokens.first(), tokens.size(), "on")
        .map(on -> tokens.next(on, tokens.size()))
        .filter(kind -> OBJECTS.stream().anyMatch(word -> tokens.is(kind, word)))
        .isPresent();
  }

  /** Whether a statement commits the open transaction. */
  public static boolean commits(String sql) {
    TokenList tokens = new TokenList(Tokenizer.tokens(sql));
    return tokens.is(tokens.first(), "commit") || tokens.is(tokens.first(), "end");
  }

  private static boolean isQuery(List<Token> tokens) {
    List<Token> words = tokens.stream().filter(token -> token.kind() == Kind.WORD).toList();
    return !words.isEmpty()
        && QUERIES.stream().anyMatch(words.getFirst()::is)
        && words.stream().noneMatch(word -> CHANGES.stream().anyMatch(word::is));
  }
}
