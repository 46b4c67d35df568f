package dev.storehouse.query.guard;

import java.util.Optional;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Writes a whole statement with its cap on rows. A statement without ORDER BY becomes a subquery,
 * {@code SELECT * FROM (…) LIMIT n + 1}. One with ORDER BY gets the cap as its own LIMIT instead:
 * the rows of an ordered subquery need not keep their order outside of it. Common tables stay in
 * front of the whole, because Redshift takes recursive ones only there.
 */
final class CappedQuery {

  /** What the statement is called inside its cap. */
  static final String RESULT = "result";

  private CappedQuery() {}

  static void render(Select query, RowCap cap, Walk walk) {
    switch (cap) {
      case RowCap.Unlimited _ -> walk.query(query);
      case RowCap.AtMost atMost -> {
        walk.scopes().enterQuery();
        walk.queries().commonTables(query);
        capped(query, atMost.rowsAndOneMore(), walk);
        walk.scopes().leaveQuery();
      }
    }
  }

  private static void capped(Select query, int rows, Walk walk) {
    Optional<RowLimit> own = RowLimit.of(query, walk);
    if (query instanceof ParenthesedSelect parenthesed && addsNothing(parenthesed, own)) {
      walk.out().open();
      capped(parenthesed.getSelect(), rows, walk);
      walk.out().close();
      return;
    }
    if (isOrdered(query) && own.stream().allMatch(RowLimit::takesCap)) {
      walk.queries().bodyWithoutRowLimit(query);
      own.orElse(new RowLimit(Optional.empty(), Optional.empty())).atMost(rows).render(walk);
    } else {
      walk.out().word("SELECT * FROM").open();
      walk.queries().body(query);
      walk.out().close().word("AS").word(Token.quoted(RESULT));
      walk.out().word("LIMIT").word(String.valueOf(rows));
    }
  }

  private static boolean addsNothing(ParenthesedSelect query, Optional<RowLimit> own) {
    Select inner = query.getSelect();
    boolean withCommonTables =
        inner.getWithItemsList() != null && !inner.getWithItemsList().isEmpty();
    return own.isEmpty() && !isOrdered(query) && !withCommonTables;
  }

  private static boolean isOrdered(Select query) {
    return query.getOrderByElements() != null && !query.getOrderByElements().isEmpty();
  }
}
