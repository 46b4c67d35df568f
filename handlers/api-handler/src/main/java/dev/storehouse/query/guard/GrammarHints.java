package dev.storehouse.query.guard;

import java.util.Map;

/** What to write instead of words that stop the parser where people of other databases use them. */
final class GrammarHints {

  private static final Map<String, String> BY_WORD =
      Map.of(
          "into", "; a query writes nothing, leave INTO out",
          "exclude", "; write the columns of EXCLUDE in parentheses",
          "at", "; the parts of a SUPER value cannot be unnested here",
          "tablesample", "; sample with ORDER BY RANDOM() LIMIT n",
          "update", "; a query changes nothing",
          "insert", "; a query changes nothing",
          "delete", "; a query changes nothing",
          "returning", "; a query changes nothing",
          "index", "; quote names that are keywords");

  private GrammarHints() {}

  static String of(Token token) {
    return token.kind() == Token.Kind.WORD ? BY_WORD.getOrDefault(token.folded(), "") : "";
  }
}
