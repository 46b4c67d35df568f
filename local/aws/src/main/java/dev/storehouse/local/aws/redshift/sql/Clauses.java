package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.Optional;

/**
 * The clauses of one SELECT; places are those of their first words.
 *
 * @param select where the word SELECT is
 * @param from where FROM is, empty where nothing is read
 * @param end where the SELECT ends: at a set operation, or a parenthesis not its own
 */
record Clauses(int select, Optional<Integer> from, int end) {

  private static final String[] BEHIND_RELATIONS = {
    "where", "group", "having", "qualify", "order", "limit", "offset", "fetch", "connect", "start"
  };

  static Clauses of(TokenList tokens, int select) {
    int end = end(tokens, select, tokens.size());
    return new Clauses(select, tokens.find(select + 1, end, "from"), end);
  }

  /** The clauses of the SELECT whose list a token is part of, if it is in one. */
  static Optional<Clauses> around(TokenList tokens, int inList) {
    int depth = 0;
    for (int at = inList; at >= 0; at--) {
      depth += tokens.is(at, ")") ? 1 : tokens.is(at, "(") ? -1 : 0;
      if (depth < 0 || (depth == 0 && tokens.is(at, "from"))) {
        return Optional.empty();
      }
      if (depth == 0 && tokens.is(at, "select")) {
        return Optional.of(of(tokens, at));
      }
    }
    return Optional.empty();
  }

  /** Where a SELECT ends. */
  static int end(TokenList tokens, int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean over =
          depth == 0
              && (token.is("union")
                  || token.is("intersect")
                  || token.is("except")
                  || token.is("minus"));
      if (depth < 0 || over) {
        return i;
      }
    }
    return to;
  }

  /** The select list, without DISTINCT and TOP. */
  Range list(TokenList tokens) {
    int first = tokens.next(select, end);
    while (tokens.is(first, "distinct") || tokens.is(first, "all") || tokens.is(first, "top")) {
      first = tokens.skip(first, tokens.is(first, "top") ? 2 : 1);
    }
    return new Range(first, from.orElse(end));
  }

  /** What is read, without the word FROM. */
  Range relations(TokenList tokens, int fromWord) {
    return new Range(fromWord + 1, behindRelations(tokens, fromWord));
  }

  /** Where the first clause behind FROM begins. */
  int behindRelations(TokenList tokens, int fromWord) {
    return tokens.find(fromWord + 1, end, BEHIND_RELATIONS).orElse(end);
  }
}
