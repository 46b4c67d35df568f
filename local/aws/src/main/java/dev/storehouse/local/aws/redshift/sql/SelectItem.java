package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;

/**
 * An item of a select list: what it is, and what the column is called.
 *
 * @param named whether it says what it is called
 */
record SelectItem(Range expression, String label, boolean named) {

  static SelectItem of(TokenList tokens, Range range) {
    int last = tokens.previous(range.to());
    int before = tokens.previous(last);
    boolean as = before >= range.from() && tokens.is(before, "as");
    boolean bare =
        !as
            && before >= range.from()
            && (tokens.is(before, ")")
                || (tokens.isWord(before) && before < last - 1)
                || tokens.get(before).kind() == Kind.QUOTED)
            && (tokens.isWord(last) || tokens.get(last).kind() == Kind.QUOTED)
            && !tokens.is(last, "end");
    Range expression =
        as ? new Range(range.from(), before) : bare ? new Range(range.from(), last) : range;
    return new SelectItem(expression, TokenList.name(tokens.get(last).text()), as || bare);
  }
}
