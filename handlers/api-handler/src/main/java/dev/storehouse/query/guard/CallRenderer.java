package dev.storehouse.query.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** Writes calls of the functions that are on the list. */
final class CallRenderer {

  private final Walk walk;
  private final FunctionList functions;
  private final WindowRenderer windows;
  private final Set<String> used = new LinkedHashSet<>();

  CallRenderer(Walk walk, FunctionList functions) {
    this.walk = walk;
    this.functions = functions;
    this.windows = new WindowRenderer(walk);
  }

  Set<String> used() {
    return used;
  }

  void function(Function call) {
    if (call.getNamedParameters() != null) {
      namedParameters(call);
      return;
    }
    refuseUnknownForms(call);
    name(withoutApproximate(call.getMultipartName()), call);
    walk.out().openCall();
    quantifier(call.isDistinct(), call.isAllColumns());
    if (call.getParameters() != null) {
      walk.expression(call.getParameters());
    }
    nullHandling(call.getNullHandling(), !call.isIgnoreNullsOutside());
    orderBy(call.getOrderByElements());
    walk.out().close();
    nullHandling(call.getNullHandling(), call.isIgnoreNullsOutside());
  }

  private void refuseUnknownForms(Function call) {
    boolean unknown =
        call.isUnique()
            || call.isEscaped()
            || call.getAttribute() != null
            || call.getExtraKeyword() != null
            || call.getKeep() != null
            || call.getLimit() != null
            || call.getHavingClause() != null
            || call.getChainedParameters() != null
            || call.getOnOverflowTruncate() != null
            || (call.getKeywordArguments() != null && !call.getKeywordArguments().isEmpty());
    if (unknown) {
      throw walk.refused(call, "a call of this form");
    }
  }

  // The parser takes the keyword of APPROXIMATE COUNT for a part of the name.
  private List<String> withoutApproximate(List<String> name) {
    if (name.size() < 2 || !name.getFirst().equalsIgnoreCase("approximate")) {
      return name;
    }
    walk.out().word("APPROXIMATE");
    return name.subList(1, name.size());
  }

  /** {@code substring(a from 1 for 2)}, {@code position(a in b)}: words between the arguments. */
  private void namedParameters(Function call) {
    refuseUnknownForms(call);
    name(call.getMultipartName(), call);
    walk.out().openCall();
    List<String> words = call.getNamedParameters().getNames();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toUpperCase(Locale.ROOT);
      if (!Set.of("", "FROM", "FOR", "IN", "PLACING").contains(word)) {
        throw walk.refused(call, word);
      }
      if (!word.isEmpty()) {
        walk.out().word(word);
      }
      walk.expression(call.getNamedParameters().get(i));
    }
    walk.out().close();
  }

  void analytic(AnalyticExpression call) {
    boolean unknown =
        call.isUnique()
            || call.getKeep() != null
            || call.getLimit() != null
            || call.getHavingClause() != null
            || call.getOnOverflowTruncate() != null
            || call.getWindowName() != null
            || call.getType() == AnalyticType.FILTER_ONLY
            || call.getFilterExpression() != null;
    if (unknown) {
      throw walk.refused(call, "a window call of this form");
    }
    name(withoutApproximate(List.of(call.getName().split(" ", 2))), call);
    walk.out().openCall();
    quantifier(call.isDistinct(), false);
    windows.arguments(call);
    nullHandling(call.getNullHandling(), !call.isIgnoreNullsOutside());
    orderBy(call.getFuncOrderBy());
    walk.out().close();
    nullHandling(call.getNullHandling(), call.isIgnoreNullsOutside());
    windows.over(call);
  }

  void trim(TrimFunction trim) {
    allowed("trim", trim);
    walk.out().word("TRIM").openCall();
    if (trim.getTrimSpecification() != null) {
      walk.out().word(trim.getTrimSpecification().name());
    }
    if (trim.getExpression() != null) {
      walk.expression(trim.getExpression());
    }
    if (trim.getFromExpression() != null) {
      if (trim.isUsingFromKeyword()) {
        walk.out().word("FROM");
      } else {
        walk.out().comma();
      }
      walk.expression(trim.getFromExpression());
    }
    walk.out().close();
  }

  /** {@code CURRENT_DATE} and the like. */
  void withoutArguments(TimeKeyExpression call) {
    String name = call.getStringValue().replaceAll("[() ]", "");
    allowed(name.toLowerCase(Locale.ROOT), call);
    walk.out().word(name);
    if (call.getStringValue().endsWith(")")) {
      walk.out().openCall().close();
    }
  }

  /** {@code CONVERT(type, value)}. */
  void convert(TranscodingFunction call) {
    String type = call.getColDataType() == null ? "" : call.getColDataType().toString();
    boolean known =
        "convert".equalsIgnoreCase(call.getKeyword())
            && call.getTranscodingName() == null
            && DataTypes.isAllowed(type);
    if (!known) {
      throw walk.refused(call, "CONVERT of this form");
    }
    allowed("convert", call);
    walk.out().word("CONVERT").openCall().word(type).comma();
    walk.expression(call.getExpression());
    walk.out().close();
  }

  private void name(List<String> parts, ASTNodeAccess call) {
    allowed(parts.stream().map(walk.names()::stored).collect(Collectors.joining(".")), call);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        walk.out().dot();
      }
      walk.out().word(walk.names().written(parts.get(i)));
    }
  }

  private void allowed(String name, ASTNodeAccess call) {
    if (!functions.contains(name)) {
      throw new RefusedException(
          Fence.FUNCTIONS,
          walk.source().positionOf(call),
          name,
          "this function is not on the list of functions you may call");
    }
    used.add(name);
  }

  private void quantifier(boolean distinct, boolean all) {
    if (distinct) {
      walk.out().word("DISTINCT");
    } else if (all) {
      walk.out().word("ALL");
    }
  }

  private void nullHandling(Function.NullHandling handling, boolean here) {
    if (handling != null && here) {
      walk.out().word(handling.name().replace('_', ' '));
    }
  }

  private void orderBy(List<OrderByElement> items) {
    if (items != null && !items.isEmpty()) {
      walk.out().word("ORDER BY");
      orderItems(items);
    }
  }

  void orderItems(List<OrderByElement> items) {
    windows.orderItems(items);
  }
}
