package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A copy of a statement in which some of its tokens are replaced. */
final class Rewriting {

  private final TokenList tokens;
  private final List<Token> written = new ArrayList<>();
  private int from;

  Rewriting(TokenList tokens) {
    this.tokens = tokens;
  }

  /** Keeps what is before a range, and puts pieces in its place: texts and ranges. */
  Rewriting replace(Range range, Object... pieces) {
    written.addAll(tokens.all().subList(from, range.from()));
    from = range.to();
    int origin = tokens.get(Math.min(range.from(), tokens.size() - 1)).start();
    for (Object piece : pieces) {
      if (piece instanceof Range kept) {
        written.addAll(tokens.all().subList(kept.from(), kept.to()));
      } else {
        Tokenizer.tokens(String.valueOf(piece))
            .forEach(each -> written.add(new Token(each.kind(), origin, each.text())));
      }
    }
    return this;
  }

  TokenList done() {
    written.addAll(tokens.all().subList(from, tokens.size()));
    return new TokenList(written);
  }

  /** What rewrites a statement at a place, if there is something for it. */
  @FunctionalInterface
  interface Rule {
    Optional<TokenList> at(TokenList tokens, int place);
  }

  /** Follows a rule at each place of a word, the last first, so that inner queries go first. */
  static TokenList everywhere(TokenList statement, String word, Rule rule) {
    TokenList tokens = statement;
    for (int at = statement.size() - 1; at >= 0; at--) {
      if (tokens.is(at, word)) {
        tokens = rule.at(tokens, at).orElse(tokens);
      }
    }
    return tokens;
  }
}
