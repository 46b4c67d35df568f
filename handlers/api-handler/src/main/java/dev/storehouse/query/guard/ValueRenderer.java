package dev.storehouse.query.guard;

import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/** Writes columns, literals and parameters. */
final class ValueRenderer {

  private final Walk walk;

  ValueRenderer(Walk walk) {
    this.walk = walk;
  }

  void column(Column column) {
    if (column.getArrayConstructor() != null || column.getCommentText() != null) {
      throw walk.refused(column, "a column of this form");
    }
    refuseImplicitCalls(column);
    qualifier(column.getTable());
    walk.out().word(walk.names().written(column.getColumnName()));
    if (column.getOldOracleJoinSyntax() != SupportsOldOracleJoinSyntax.NO_ORACLE_JOIN) {
      walk.out().word("(+)");
    }
  }

  private void refuseImplicitCalls(Column column) {
    String written = walk.names().written(column.getColumnName());
    boolean bare = column.getTable() == null || column.getTable().getName() == null;
    if (bare && ImplicitCalls.isCall(written)) {
      throw new RefusedException(
          Fence.FUNCTIONS,
          walk.source().positionOf(written),
          written,
          "this tells of the session and may not be asked; quote the name if it is a column");
    }
    if (ImplicitCalls.isSystemColumn(walk.names().stored(column.getColumnName()))) {
      throw walk.refused(
          walk.source().positionOf(walk.names().stored(column.getColumnName())),
          written,
          "is a column of the warehouse's own and may not be read");
    }
  }

  // A qualifier that names no range of FROM could make the warehouse add one.
  private void qualifier(Table table) {
    if (table == null || table.getName() == null) {
      return;
    }
    String range = walk.relations().rangeName(table);
    boolean known = walk.scopes().isRange(range) && table.getNameParts().size() <= 2;
    if (!known) {
      throw new RefusedException(
          Fence.RELATIONS,
          walk.source().positionOf(range),
          range,
          "no relation of this name is in FROM");
    }
    if (table.getSchemaName() != null) {
      walk.out().word(walk.names().written(table.getSchemaName())).dot();
    }
    walk.out().word(walk.names().written(table.getName())).dot();
  }

  void allColumnsOf(AllTableColumns all) {
    qualifier(all.getTable());
    allColumns(all);
  }

  void allColumns(AllColumns all) {
    if (all.getReplaceExpressions() != null && !all.getReplaceExpressions().isEmpty()) {
      throw walk.refused(all, "REPLACE");
    }
    walk.out().word("*");
    if (all.getExceptColumns() != null && !all.getExceptColumns().isEmpty()) {
      walk.out().word("EXCLUDE").open();
      walk.expressions(all.getExceptColumns());
      walk.out().close();
    }
  }

  void number(String digits) {
    walk.out().word(digits);
  }

  void literal(StringValue literal) {
    if (literal.getPrefix() != null) {
      throw walk.refused(literal, literal.getPrefix());
    }
    walk.out().word(walk.source().placeholder(literal.getValue(), 's').written());
  }

  void parameter(JdbcNamedParameter parameter) {
    walk.bindings().render(walk.source().placeholder(parameter.getName(), 'p'), walk.out());
  }

  void dateTime(DateTimeLiteralExpression literal) {
    String value = literal.getValue();
    walk.out()
        .word(literal.getType().name())
        .word(walk.source().placeholder(value.substring(1, value.length() - 1), 's').written());
  }

  void interval(IntervalExpression interval) {
    String value = interval.getParameter();
    if (!interval.isUsingIntervalKeyword() || value == null || !value.startsWith("'")) {
      throw walk.refused(interval, "INTERVAL of other than a literal");
    }
    walk.out()
        .word("INTERVAL")
        .word(walk.source().placeholder(value.substring(1, value.length() - 1), 's').written());
    if (interval.getIntervalQualifier() != null) {
      walk.out().word(intervalFields(interval.getIntervalQualifier().toString(), interval));
    }
  }

  private String intervalFields(String fields, IntervalExpression interval) {
    if (!fields.matches("(?i)[a-z]+( ?\\([0-9]\\))?( to [a-z]+( ?\\([0-9]\\))?)?")) {
      throw walk.refused(interval, "INTERVAL of this form");
    }
    return fields;
  }

  /** A part of a date, a word or a literal: {@code year}, {@code 'year'}. */
  String datePart(String part) {
    return part.startsWith("'")
        ? walk.source().placeholder(part.substring(1, part.length() - 1), 's').written()
        : walk.names().written(part);
  }
}
