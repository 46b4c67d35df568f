package dev.storehouse.query.guard;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** Writes windows: OVER, WITHIN GROUP, frames, and the items of ORDER BY. */
final class WindowRenderer {

  private final Walk walk;

  WindowRenderer(Walk walk) {
    this.walk = walk;
  }

  void arguments(AnalyticExpression call) {
    if (call.isAllColumns()) {
      walk.out().word("*");
      return;
    }
    if (call.getExpression() != null) {
      walk.expression(call.getExpression());
    }
    if (call.getOffset() != null) {
      walk.out().comma();
      walk.expression(call.getOffset());
    }
    if (call.getDefaultValue() != null) {
      walk.out().comma();
      walk.expression(call.getDefaultValue());
    }
  }

  void over(AnalyticExpression call) {
    if (call.getType() == AnalyticType.WITHIN_GROUP) {
      walk.out().word("WITHIN GROUP").open();
      orderBy(call.getOrderByElements());
      walk.out().close();
      return;
    }
    if (call.getType() == AnalyticType.WITHIN_GROUP_OVER) {
      walk.out().word("WITHIN GROUP").open();
      orderBy(call.getWindowDefinition().getOrderByElements());
      walk.out().close();
    }
    walk.out().word("OVER").open();
    partitionBy(call);
    if (call.getType() == AnalyticType.OVER) {
      orderBy(call.getOrderByElements());
    }
    frame(call.getWindowElement(), call);
    walk.out().close();
  }

  private void partitionBy(AnalyticExpression call) {
    if (call.getPartitionExpressionList() == null || call.getPartitionExpressionList().isEmpty()) {
      return;
    }
    walk.out().word("PARTITION BY");
    if (call.isPartitionByBrackets()) {
      walk.out().open();
    }
    walk.expressions(call.getPartitionExpressionList());
    if (call.isPartitionByBrackets()) {
      walk.out().close();
    }
  }

  private void orderBy(List<OrderByElement> items) {
    if (items != null && !items.isEmpty()) {
      walk.out().word("ORDER BY");
      orderItems(items);
    }
  }

  void orderItems(List<OrderByElement> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        walk.out().comma();
      }
      OrderByElement item = items.get(i);
      walk.expression(item.getExpression());
      if (!item.isAsc()) {
        walk.out().word("DESC");
      } else if (item.isAscDescPresent()) {
        walk.out().word("ASC");
      }
      if (item.getNullOrdering() != null) {
        walk.out().word(item.getNullOrdering().name().replace('_', ' '));
      }
    }
  }

  private void frame(WindowElement frame, AnalyticExpression call) {
    if (frame == null) {
      return;
    }
    walk.out().word(frame.getType().name());
    if (frame.getExclusion() != null) {
      throw walk.refused(call, "EXCLUDE in a frame");
    }
    if (frame.getRange() == null) {
      bound(frame.getOffset());
    } else {
      walk.out().word("BETWEEN");
      bound(frame.getRange().getStart());
      walk.out().word("AND");
      bound(frame.getRange().getEnd());
    }
  }

  private void bound(WindowOffset bound) {
    if (bound.getType() == WindowOffset.Type.CURRENT) {
      walk.out().word("CURRENT ROW");
      return;
    }
    if (bound.getExpression() == null) {
      walk.out().word("UNBOUNDED");
    } else {
      walk.expression(bound.getExpression());
    }
    walk.out().word(bound.getType().name());
  }
}
