package dev.storehouse.query.guard;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;

/** Writes FROM: relations, subqueries, joins and their aliases. */
final class FromRenderer {

  private final Walk walk;
  private final PivotRenderer pivots;

  FromRenderer(Walk walk) {
    this.walk = walk;
    this.pivots = new PivotRenderer(walk);
  }

  /** Makes the names of a range known, so that columns may be qualified by them. */
  void addNames(FromItem item) {
    if (item.getAlias() != null) {
      walk.scopes().addRange(walk.names().stored(item.getAlias().getName()));
    } else if (item instanceof Table table) {
      walk.scopes().addRange(walk.relations().rangeName(table));
    }
    pivots.alias(item).ifPresent(alias -> walk.scopes().addRange(walk.names().stored(alias)));
    if (item instanceof ParenthesedFromItem parenthesed) {
      addNames(parenthesed.getFromItem());
      if (parenthesed.getJoins() != null) {
        parenthesed.getJoins().forEach(join -> addNames(join.getFromItem()));
      }
    }
  }

  void render(FromItem item) {
    switch (item) {
      case Table table -> walk.relations().render(table, walk.out());
      case LateralSubSelect lateral -> lateral(lateral);
      case ParenthesedSelect query -> walk.queries().query(query);
      case ParenthesedFromItem parenthesed -> parenthesed(parenthesed);
      case Values values -> walk.query(values);
      case TableFunction call ->
          throw walk.refused(
              walk.source().positionOf(call),
              "a function in FROM",
              "is not allowed; rows can be made by WITH RECURSIVE or VALUES");
      default -> throw walk.refusedKind(item);
    }
    if (item.getAlias() != null) {
      walk.out().word("AS");
      alias(item.getAlias());
    }
    pivots.render(item);
  }

  private void lateral(LateralSubSelect query) {
    walk.out().word("LATERAL");
    walk.queries().query(query);
  }

  private void parenthesed(ParenthesedFromItem item) {
    walk.out().open();
    render(item.getFromItem());
    joins(item.getJoins());
    walk.out().close();
  }

  /** A name given by the caller, with the names of its columns if there are any. */
  void alias(Alias alias) {
    walk.out().word(walk.names().written(alias.getName()));
    if (alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
      return;
    }
    walk.out().open();
    for (int i = 0; i < alias.getAliasColumns().size(); i++) {
      if (i > 0) {
        walk.out().comma();
      }
      walk.out().word(walk.names().written(alias.getAliasColumns().get(i).name));
    }
    walk.out().close();
  }

  void joins(List<Join> joins) {
    if (joins != null) {
      joins.forEach(this::join);
    }
  }

  private void join(Join join) {
    if (join.isSimple() && !join.isOuter()) {
      walk.out().comma();
    } else {
      kind(join);
    }
    render(join.getFromItem());
    for (Expression condition : join.getOnExpressions()) {
      walk.out().word("ON");
      walk.expression(condition);
    }
    using(join.getUsingColumns());
  }

  private void kind(Join join) {
    List<String> words = new ArrayList<>();
    addIf(words, join.isNatural(), "NATURAL");
    addIf(words, join.isLeft(), "LEFT");
    addIf(words, join.isRight(), "RIGHT");
    addIf(words, join.isFull(), "FULL");
    addIf(words, join.isCross(), "CROSS");
    addIf(words, join.isOuter(), "OUTER");
    addIf(words, join.isInner(), "INNER");
    words.add("JOIN");
    words.forEach(walk.out()::word);
  }

  private static void addIf(List<String> words, boolean holds, String word) {
    if (holds) {
      words.add(word);
    }
  }

  private void using(List<Column> columns) {
    if (columns != null && !columns.isEmpty()) {
      walk.out().word("USING").open();
      walk.expressions(columns);
      walk.out().close();
    }
  }
}
