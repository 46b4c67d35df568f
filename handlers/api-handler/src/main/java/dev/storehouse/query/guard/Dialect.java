package dev.storehouse.query.guard;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Where JSqlParser 5.4 does not read what Redshift reads: it reserves words that are names in
 * Redshift, and it does not find the end of a long parenthesised first branch of a set operation.
 * Only the text for the parser changes; what is rendered keeps the caller's words.
 */
final class Dialect {

  /** Names in Redshift, keywords of other databases in JSqlParser. */
  private static final Set<String> NAMES_RESERVED_BY_THE_PARSER =
      Set.of(
          "absent",
          "connect_by_root",
          "csv",
          "distinctrow",
          "div",
          "errors",
          "excludes",
          "extend",
          "fbv",
          "file",
          "final",
          "force",
          "global",
          "import",
          "includes",
          "match_all",
          "match_any",
          "match_phrase",
          "match_phrase_prefix",
          "match_regexp",
          "member",
          "nocycle",
          "output",
          "preferring",
          "prewhere",
          "regexp",
          "regexp_like",
          "returning",
          "returns",
          "rlike",
          "sample",
          "script",
          "semi",
          "set",
          "settings",
          "sql_cache",
          "sql_calc_found_rows",
          "sql_no_cache",
          "statement",
          "use",
          "verify",
          "xmlserialize",
          "xor");

  private static final Set<String> SET_OPERATORS = Set.of("union", "intersect", "except", "minus");

  private static final Set<String> BINDS_TO_THE_BRANCH =
      Set.of("union", "intersect", "except", "minus", "order", "limit", "offset", "fetch", "top");

  private Dialect() {}

  /** Whether the parser has to be shown this word between quotes, to take it for a name. */
  static boolean isNameToQuote(Token token) {
    return token.kind() == Token.Kind.WORD && NAMES_RESERVED_BY_THE_PARSER.contains(token.folded());
  }

  /** The parentheses around plain first branches of set operations: they change nothing. */
  static BitSet needlessParentheses(List<Token> tokens) {
    BitSet needless = new BitSet();
    for (int open = 0; open + 1 < tokens.size(); open++) {
      if (opensFirstBranch(tokens, open)) {
        int close = plainBranchEnd(tokens, open);
        if (close > 0) {
          needless.set(open);
          needless.set(close);
        }
      }
    }
    return needless;
  }

  private static boolean opensFirstBranch(List<Token> tokens, int open) {
    return tokens.get(open).isSymbol("(")
        && tokens.get(open + 1).isWord("select")
        && (open == 0 || tokens.get(open - 1).isSymbol("("));
  }

  /** Where the branch ends, if a set operator follows it and nothing in it needs parentheses. */
  private static int plainBranchEnd(List<Token> tokens, int open) {
    int depth = 0;
    for (int at = open; at + 1 < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth == 0) {
        return isSetOperator(tokens.get(at + 1)) ? at : -1;
      }
      if (depth == 1
          && token.kind() == Token.Kind.WORD
          && BINDS_TO_THE_BRANCH.contains(token.folded())) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isSetOperator(Token token) {
    return token.kind() == Token.Kind.WORD && SET_OPERATORS.contains(token.folded());
  }
}
