package dev.storehouse.local.aws.redshift.sql;

/** Clauses that PostgreSQL has no word for, in words that it has. */
final class UnusualClauses {

  private UnusualClauses() {}

  static TokenList rewritten(TokenList statement, Described described) {
    TokenList tokens = Rewriting.everywhere(statement, "unpivot", new Unpivot(described));
    tokens = Rewriting.everywhere(tokens, "pivot", new Pivot(described));
    tokens = Rewriting.everywhere(tokens, "exclude", new Exclusion(described));
    tokens = Rewriting.everywhere(tokens, "select", new OuterMarks(described));
    return Rewriting.everywhere(tokens, "select", new GroupByAll());
  }
}
