package dev.storehouse.query.guard;

import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** Writes queries: SELECT, set operations, VALUES and the common tables in front of them. */
final class QueryRenderer {

  private final Walk walk;

  QueryRenderer(Walk walk) {
    this.walk = walk;
  }

  void render(Select query) {
    walk.scopes().enterQuery();
    commonTables(query);
    body(query);
    walk.scopes().leaveQuery();
  }

  /** The common tables of a query; they stay known until its scope is left. */
  void commonTables(Select query) {
    if (query.getWithItemsList() == null || query.getWithItemsList().isEmpty()) {
      return;
    }
    walk.out().word("WITH");
    List<WithItem<?>> items = query.getWithItemsList();
    boolean recursive = items.getFirst().isRecursive();
    if (recursive) {
      walk.out().word("RECURSIVE");
    }
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        walk.out().comma();
      }
      commonTable(items.get(i), recursive);
    }
  }

  private void commonTable(WithItem<?> item, boolean recursive) {
    Alias alias = item.getAlias();
    if (!(item.getParenthesedStatement() instanceof ParenthesedSelect body)
        || alias == null
        || item.getWithFunctionDeclaration() != null) {
      throw walk.refused(
          walk.source().positionOf("with"), "WITH of other than a query", "is not allowed");
    }
    String name = walk.names().stored(alias.getName());
    if (SystemNames.isRelation(name)) {
      throw walk.refused(walk.source().positionOf(name), name);
    }
    if (recursive) {
      walk.scopes().addCommonTable(name);
    }
    walk.out().word(walk.names().written(alias.getName()));
    columnNames(item.getWithItemList());
    walk.out().word("AS");
    query(body);
    walk.scopes().addCommonTable(name);
  }

  private void columnNames(List<SelectItem<?>> columns) {
    if (columns != null && !columns.isEmpty()) {
      walk.out().open();
      items(columns);
      walk.out().close();
    }
  }

  /** A query between its parentheses. */
  void query(ParenthesedSelect query) {
    walk.out().open();
    render(query.getSelect());
    walk.out().close();
  }

  void body(Select query) {
    bodyWithoutRowLimit(query);
    RowLimit.of(query, walk).ifPresent(limit -> limit.render(walk));
  }

  void bodyWithoutRowLimit(Select query) {
    switch (query) {
      case PlainSelect select -> select(select);
      case SetOperationList operations -> operations(operations);
      case ParenthesedSelect parenthesed -> query(parenthesed);
      case Values values -> values(values);
      default -> throw walk.refusedKind(query);
    }
    if (!(query instanceof PlainSelect)) {
      orderBy(query);
    }
  }

  private void values(Values values) {
    walk.out().word("VALUES");
    walk.expression(values.getExpressions());
  }

  private void operations(SetOperationList list) {
    for (int i = 0; i < list.getSelects().size(); i++) {
      if (i > 0) {
        operator(list.getOperation(i - 1));
      }
      branch(list.getSelect(i));
    }
  }

  private void operator(SetOperation operation) {
    walk.out().word(operation.toString());
  }

  // TOP belongs to its branch; written as LIMIT it would belong to the whole.
  private void branch(Select branch) {
    boolean limited = branch instanceof PlainSelect select && select.getTop() != null;
    if (limited) {
      walk.out().open();
    }
    render(branch);
    if (limited) {
      walk.out().close();
    }
  }

  private void select(PlainSelect select) {
    UnsupportedClauses.refuse(select, walk);
    walk.scopes().enterRanges();
    addRanges(select);
    walk.out().word("SELECT");
    distinct(select.getDistinct());
    items(select.getSelectItems());
    from(select);
    clause("WHERE", select.getWhere());
    groupBy(select.getGroupBy());
    clause("HAVING", select.getHaving());
    clause("QUALIFY", select.getQualify());
    orderBy(select);
    walk.scopes().leaveRanges();
  }

  private void clause(String keyword, net.sf.jsqlparser.expression.Expression condition) {
    if (condition != null) {
      walk.out().word(keyword);
      walk.expression(condition);
    }
  }

  private void addRanges(PlainSelect select) {
    if (select.getFromItem() == null) {
      return;
    }
    walk.ranges().addNames(select.getFromItem());
    if (select.getJoins() != null) {
      for (Join join : select.getJoins()) {
        FromItem joined = join.getFromItem();
        walk.ranges().addNames(joined);
      }
    }
  }

  private void distinct(Distinct distinct) {
    if (distinct == null) {
      return;
    }
    walk.out().word("DISTINCT");
    if (distinct.getOnSelectItems() != null) {
      walk.out().word("ON").open();
      items(distinct.getOnSelectItems());
      walk.out().close();
    }
  }

  private void items(List<SelectItem<?>> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        walk.out().comma();
      }
      SelectItem<?> item = items.get(i);
      walk.expression(item.getExpression());
      if (item.getAlias() != null) {
        walk.out().word("AS");
        walk.ranges().alias(item.getAlias());
      }
    }
  }

  private void from(PlainSelect select) {
    if (select.getFromItem() == null) {
      return;
    }
    walk.out().word("FROM");
    walk.ranges().render(select.getFromItem());
    walk.ranges().joins(select.getJoins());
  }

  private void groupBy(GroupByElement groupBy) {
    if (groupBy == null) {
      return;
    }
    walk.out().word("GROUP BY");
    ExpressionList<?> groups = groupBy.getGroupByExpressionList();
    if (groups != null && groups.size() == 1 && groups.getFirst() instanceof AllValue) {
      walk.out().word("ALL");
    } else if (groups != null) {
      walk.expression(groups);
    }
    if (!groupBy.getGroupingSets().isEmpty()) {
      walk.out().word("GROUPING SETS").open();
      walk.expressions(groupBy.getGroupingSets());
      walk.out().close();
    }
  }

  private void orderBy(Select query) {
    if (query.getOrderByElements() != null && !query.getOrderByElements().isEmpty()) {
      walk.out().word("ORDER BY");
      walk.calls().orderItems(query.getOrderByElements());
    }
  }
}
