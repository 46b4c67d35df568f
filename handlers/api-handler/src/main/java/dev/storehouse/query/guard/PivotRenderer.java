package dev.storehouse.query.guard;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Pivot;
import net.sf.jsqlparser.statement.select.PivotXml;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.UnPivot;
import org.jspecify.annotations.Nullable;

/**
 * Writes PIVOT and UNPIVOT behind a range of FROM. Source: Amazon Redshift Database Developer
 * Guide, "PIVOT and UNPIVOT examples".
 */
final class PivotRenderer {

  private final Walk walk;

  PivotRenderer(Walk walk) {
    this.walk = walk;
  }

  /** The name of the turned range, if it has one. */
  Optional<String> alias(FromItem item) {
    Alias alias = null;
    if (item.getPivot() != null) {
      alias = item.getPivot().getAlias();
    } else if (item.getUnPivot() != null) {
      alias = item.getUnPivot().getAlias();
    }
    return Optional.ofNullable(alias).map(Alias::getName);
  }

  void render(FromItem item) {
    if (item.getPivot() != null) {
      pivot(item.getPivot());
    }
    if (item.getUnPivot() != null) {
      unpivot(item.getUnPivot());
    }
  }

  private void pivot(Pivot pivot) {
    if (pivot instanceof PivotXml || pivot.getSingleInItems() == null) {
      throw walk.refused(walk.source().positionOf("pivot"), "PIVOT of this form");
    }
    walk.out().word("PIVOT").open();
    items(pivot.getFunctionItems());
    in(pivot.getForColumns(), pivot.getSingleInItems());
    walk.out().close();
    alias(pivot.getAlias());
  }

  private void unpivot(UnPivot unpivot) {
    walk.out().word("UNPIVOT");
    if (unpivot.getIncludeNullsSpecified()) {
      walk.out().word(unpivot.getIncludeNulls() ? "INCLUDE NULLS" : "EXCLUDE NULLS");
    }
    walk.out().open();
    walk.expressions(unpivot.getUnPivotClause());
    in(unpivot.getUnPivotForClause(), unpivot.getUnPivotInClause());
    walk.out().close();
    alias(unpivot.getAlias());
  }

  private void in(List<Column> columns, List<? extends SelectItem<?>> items) {
    walk.out().word("FOR");
    walk.expressions(columns);
    walk.out().word("IN").open();
    items(items);
    walk.out().close();
  }

  private void items(List<? extends SelectItem<?>> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        walk.out().comma();
      }
      walk.expression(items.get(i).getExpression());
      alias(items.get(i).getAlias());
    }
  }

  private void alias(@Nullable Alias alias) {
    if (alias != null) {
      walk.out().word("AS");
      walk.ranges().alias(alias);
    }
  }
}
