package dev.storehouse.query.guard;

import java.math.BigInteger;
import java.util.Optional;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Top;

/**
 * How many rows the caller asked for, in whichever of the dialect's ways: LIMIT, TOP or FETCH FIRST
 * are all written as LIMIT, and LIMIT ALL or a limit of NULL as nothing.
 */
record RowLimit(Optional<Expression> rows, Optional<Expression> offset) {

  static Optional<RowLimit> of(Select query, Walk walk) {
    RowLimit limit = new RowLimit(rows(query, walk).filter(RowLimit::limits), offset(query));
    return limit.rows.isEmpty() && limit.offset.isEmpty() ? Optional.empty() : Optional.of(limit);
  }

  private static Optional<Expression> rows(Select query, Walk walk) {
    Top top = query instanceof PlainSelect select ? select.getTop() : null;
    int ways = (top == null ? 0 : 1) + (query.getLimit() == null ? 0 : 1);
    ways += query.getFetch() == null ? 0 : 1;
    if (ways > 1) {
      throw walk.refused(walk.source().positionOf("limit"), "two row limits");
    }
    if (top != null) {
      return Optional.of(top(top, walk));
    }
    if (query.getFetch() != null) {
      return Optional.of(fetch(query.getFetch(), walk));
    }
    return query.getLimit() == null ? Optional.empty() : limit(query.getLimit(), walk);
  }

  private static boolean limits(Expression rows) {
    return !(rows instanceof AllValue || rows instanceof NullValue);
  }

  private static Expression top(Top top, Walk walk) {
    if (top.isPercentage() || top.isWithTies()) {
      throw walk.refused(walk.source().positionOf("top"), "TOP PERCENT or WITH TIES");
    }
    return top.getExpression();
  }

  private static Expression fetch(Fetch fetch, Walk walk) {
    if (fetch.getFetchParameters().stream().anyMatch(word -> !word.matches("(?i)rows?|only"))) {
      throw walk.refused(walk.source().positionOf("fetch"), "FETCH WITH TIES");
    }
    return fetch.getExpression() == null ? new LongValue(1) : fetch.getExpression();
  }

  private static Optional<Expression> limit(Limit limit, Walk walk) {
    if (limit.getOffset() != null || limit.getByExpressions() != null) {
      throw walk.refused(walk.source().positionOf("limit"), "LIMIT of this form");
    }
    return Optional.ofNullable(limit.getRowCount());
  }

  private static Optional<Expression> offset(Select query) {
    return query.getOffset() == null
        ? Optional.empty()
        : Optional.of(query.getOffset().getOffset());
  }

  /** Whether the cap can be written into this limit itself. */
  boolean takesCap() {
    return rows.isEmpty() || rows.orElseThrow() instanceof LongValue;
  }

  /** The smaller of the two. */
  RowLimit atMost(int cap) {
    boolean keeps =
        rows.isPresent()
            && rows.orElseThrow() instanceof LongValue own
            && own.getBigIntegerValue().compareTo(BigInteger.valueOf(cap)) <= 0;
    return keeps ? this : new RowLimit(Optional.of(new LongValue(cap)), offset);
  }

  void render(Walk walk) {
    rows.ifPresent(
        count -> {
          walk.out().word("LIMIT");
          walk.expression(count);
        });
    offset.ifPresent(
        count -> {
          walk.out().word("OFFSET");
          walk.expression(count);
        });
  }
}
