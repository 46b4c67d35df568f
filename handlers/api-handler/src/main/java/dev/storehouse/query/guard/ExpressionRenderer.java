package dev.storehouse.query.guard;

import java.util.Locale;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Writes expressions of the kinds that are known to read only; any other is refused. */
final class ExpressionRenderer {

  private final Walk walk;
  private final ConditionRenderer conditions;
  private final ValueRenderer values;

  ExpressionRenderer(Walk walk) {
    this.walk = walk;
    this.conditions = new ConditionRenderer(walk);
    this.values = new ValueRenderer(walk);
  }

  void render(Expression expression) {
    switch (expression) {
      case Column column -> values.column(column);
      case AllTableColumns all -> values.allColumnsOf(all);
      case AllColumns all -> values.allColumns(all);
      case LongValue number -> values.number(number.getStringValue());
      case DoubleValue number -> values.number(number.toString());
      case StringValue literal -> values.literal(literal);
      case NullValue _ -> walk.out().word("NULL");
      case BooleanValue truth -> walk.out().word(truth.getValue() ? "TRUE" : "FALSE");
      case JdbcNamedParameter parameter -> values.parameter(parameter);
      case DateUnitExpression unit -> walk.out().word(walk.names().written(unit.toString()));
      case DateTimeLiteralExpression literal -> values.dateTime(literal);
      case IntervalExpression interval -> values.interval(interval);
      case SignedExpression signed -> signed(signed);
      case NotExpression not -> not(not);
      case RowConstructor<?> row -> row(row);
      case ParenthesedExpressionList<?> list -> parenthesed(list);
      case ExpressionList<?> list -> walk.expressions(list);
      case CaseExpression choice -> choice(choice);
      case CastExpression cast -> cast(cast);
      case ExtractExpression extract -> extract(extract);
      case TimezoneExpression zoned -> zoned(zoned);
      case Function call -> walk.calls().function(call);
      case AnalyticExpression call -> walk.calls().analytic(call);
      case TrimFunction trim -> walk.calls().trim(trim);
      case TimeKeyExpression call -> walk.calls().withoutArguments(call);
      case TranscodingFunction call -> walk.calls().convert(call);
      case Select query -> walk.query(query);
      case BinaryExpression binary -> conditions.binary(binary);
      default -> conditions.other(expression);
    }
  }

  private void signed(SignedExpression signed) {
    String sign = String.valueOf(signed.getSign());
    if (!"+-~".contains(sign)) {
      throw walk.refused(signed, sign);
    }
    walk.out().word(sign);
    render(signed.getExpression());
  }

  private void not(NotExpression not) {
    if (not.isExclamationMark()) {
      throw walk.refused(not, "!");
    }
    walk.out().word("NOT");
    render(not.getExpression());
  }

  private void row(RowConstructor<?> row) {
    if (row.getName() != null && !row.getName().isEmpty()) {
      throw walk.refused(Position.START, row.getName());
    }
    parenthesed(row);
  }

  private void parenthesed(ParenthesedExpressionList<?> list) {
    walk.out().open();
    walk.expressions(list);
    walk.out().close();
  }

  private void choice(CaseExpression choice) {
    if (choice.isUsingBrackets()) {
      walk.out().open();
    }
    walk.out().word("CASE");
    if (choice.getSwitchExpression() != null) {
      render(choice.getSwitchExpression());
    }
    choice
        .getWhenClauses()
        .forEach(
            when -> {
              walk.out().word("WHEN");
              render(when.getWhenExpression());
              walk.out().word("THEN");
              render(when.getThenExpression());
            });
    if (choice.getElseExpression() != null) {
      walk.out().word("ELSE");
      render(choice.getElseExpression());
    }
    walk.out().word("END");
    if (choice.isUsingBrackets()) {
      walk.out().close();
    }
  }

  private void cast(CastExpression cast) {
    if (cast.isImplicitCast()) {
      walk.out().word(type(cast));
      render(cast.getLeftExpression());
    } else if (cast.keyword != null && !cast.keyword.isEmpty()) {
      walk.out().word(castKeyword(cast)).openCall();
      render(cast.getLeftExpression());
      walk.out().word("AS").word(type(cast)).close();
    } else {
      render(cast.getLeftExpression());
      walk.out().word("::").word(type(cast));
    }
  }

  private String castKeyword(CastExpression cast) {
    String keyword = cast.keyword.toUpperCase(Locale.ROOT);
    if (!keyword.equals("CAST") && !keyword.equals("TRY_CAST")) {
      throw walk.refused(cast, keyword);
    }
    return keyword;
  }

  private String type(CastExpression cast) {
    String type = cast.getColDataType() == null ? "" : cast.getColDataType().toString();
    if (cast.getFormat() != null || !DataTypes.isAllowed(type)) {
      String named = type.matches("[A-Za-z0-9_. ]+") ? type : "this type";
      throw walk.refused(
          walk.source().positionOf(cast),
          "a cast to " + named,
          "is not allowed; cast to a data type of the warehouse, such as varchar or decimal");
    }
    return type;
  }

  private void extract(ExtractExpression extract) {
    walk.out().word("EXTRACT").openCall();
    walk.out().word(values.datePart(extract.getName())).word("FROM");
    render(extract.getExpression());
    walk.out().close();
  }

  private void zoned(TimezoneExpression zoned) {
    render(zoned.getLeftExpression());
    for (Expression zone : zoned.getTimezoneExpressions()) {
      walk.out().word("AT TIME ZONE");
      render(zone);
    }
  }
}
