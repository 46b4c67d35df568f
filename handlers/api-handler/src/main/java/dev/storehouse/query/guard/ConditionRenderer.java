package dev.storehouse.query.guard;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;

/** Writes operators and predicates. */
final class ConditionRenderer {

  /** Operators of Redshift that take two operands and need no further words. */
  private static final Set<String> OPERATORS =
      Set.of(
          "AND", "OR", "=", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "^", "||",
          "&", "|", "<<", ">>", "~", "~*", "!~", "!~*");

  private final Walk walk;

  ConditionRenderer(Walk walk) {
    this.walk = walk;
  }

  void binary(BinaryExpression binary) {
    walk.expression(binary.getLeftExpression());
    outerJoin(binary, SupportsOldOracleJoinSyntax.ORACLE_JOIN_RIGHT);
    switch (binary) {
      case LikeExpression like -> like(like);
      case SimilarToExpression similar -> similar(similar);
      case IsDistinctExpression distinct ->
          walk.out().word(distinct.isNot() ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM");
      default -> operator(binary);
    }
    walk.expression(binary.getRightExpression());
    outerJoin(binary, SupportsOldOracleJoinSyntax.ORACLE_JOIN_LEFT);
    if (binary instanceof LikeExpression like && like.getEscape() != null) {
      walk.out().word("ESCAPE");
      walk.expression(like.getEscape());
    }
  }

  private void operator(BinaryExpression binary) {
    String operator = binary.getStringExpression().toUpperCase(Locale.ROOT);
    if (!OPERATORS.contains(operator)) {
      throw walk.refused(binary, operator);
    }
    walk.out().word(operator);
  }

  private void like(LikeExpression like) {
    String keyword = like.getLikeKeyWord().name();
    if (like.isUseBinary() || !Set.of("LIKE", "ILIKE", "SIMILAR_TO").contains(keyword)) {
      throw walk.refused(like, keyword);
    }
    walk.out().word((like.isNot() ? "NOT " : "") + keyword.replace('_', ' '));
  }

  private void similar(SimilarToExpression similar) {
    if (similar.getEscape() != null) {
      throw walk.refused(similar, "SIMILAR TO with ESCAPE");
    }
    walk.out().word(similar.isNot() ? "NOT SIMILAR TO" : "SIMILAR TO");
  }

  void other(Expression expression) {
    refuseOuterJoinOperator(expression);
    switch (expression) {
      case Between between -> between(between);
      case InExpression in -> in(in);
      case IsNullExpression isNull -> isNull(isNull);
      case IsBooleanExpression is ->
          suffix(is.getLeftExpression(), is.isNot(), is.isTrue() ? "TRUE" : "FALSE");
      case IsUnknownExpression is -> suffix(is.getLeftExpression(), is.isNot(), "UNKNOWN");
      case ExistsExpression exists -> exists(exists);
      case AnyComparisonExpression any -> any(any);
      case OverlapsCondition overlaps -> overlaps(overlaps);
      default -> throw walk.refusedKind(expression);
    }
  }

  private void between(Between between) {
    walk.expression(between.getLeftExpression());
    walk.out().word(between.isNot() ? "NOT BETWEEN" : "BETWEEN");
    walk.expression(between.getBetweenExpressionStart());
    walk.out().word("AND");
    walk.expression(between.getBetweenExpressionEnd());
  }

  private void in(InExpression in) {
    walk.expression(in.getLeftExpression());
    walk.out().word(in.isNot() ? "NOT IN" : "IN");
    walk.expression(in.getRightExpression());
  }

  private void isNull(IsNullExpression isNull) {
    if (isNull.isUseIsNull() || isNull.isUseNotNull()) {
      walk.expression(isNull.getLeftExpression());
      walk.out().word(isNull.isUseNotNull() ? "NOTNULL" : "ISNULL");
    } else {
      suffix(isNull.getLeftExpression(), isNull.isNot(), "NULL");
    }
  }

  private void suffix(Expression operand, boolean negated, String word) {
    walk.expression(operand);
    walk.out().word(negated ? "IS NOT" : "IS").word(word);
  }

  private void exists(ExistsExpression exists) {
    walk.out().word(exists.isNot() ? "NOT EXISTS" : "EXISTS");
    walk.expression(exists.getRightExpression());
  }

  private void any(AnyComparisonExpression any) {
    walk.out().word(any.getAnyType().name());
    walk.query(any.getSelect());
  }

  private void overlaps(OverlapsCondition overlaps) {
    walk.expression(overlaps.getLeft());
    walk.out().word("OVERLAPS");
    walk.expression(overlaps.getRight());
  }

  /** Redshift's {@code (+)} behind the side of a comparison that may be missing. */
  private void outerJoin(BinaryExpression binary, int side) {
    if (binary instanceof SupportsOldOracleJoinSyntax join
        && join.getOldOracleJoinSyntax() == side) {
      walk.out().word("(+)");
    }
  }

  private void refuseOuterJoinOperator(Expression expression) {
    if (expression instanceof SupportsOldOracleJoinSyntax join
        && join.getOldOracleJoinSyntax() != SupportsOldOracleJoinSyntax.NO_ORACLE_JOIN) {
      throw walk.refused(
          walk.source().positionOf("where"),
          "the (+) operator",
          "has no place here; use LEFT JOIN");
    }
  }
}
