package dev.storehouse.query.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.statement.select.Select;

/** One statement on its way through the renderers, and what they share. */
final class Walk {

  private final Source source;
  private final Names names;
  private final Scopes scopes = new Scopes();
  private final Relations relations;
  private final Bindings bindings;
  private final SqlText out = new SqlText();
  private final QueryRenderer queries;
  private final FromRenderer ranges;
  private final ExpressionRenderer expressions;
  private final CallRenderer calls;

  Walk(Source source, Catalogue catalogue, FunctionList functions, List<Parameter> parameters) {
    this.source = source;
    this.names = new Names(source);
    this.relations = new Relations(catalogue, scopes, names);
    this.bindings = new Bindings(parameters);
    this.queries = new QueryRenderer(this);
    this.ranges = new FromRenderer(this);
    this.expressions = new ExpressionRenderer(this);
    this.calls = new CallRenderer(this, functions);
  }

  SqlText out() {
    return out;
  }

  Source source() {
    return source;
  }

  Names names() {
    return names;
  }

  Scopes scopes() {
    return scopes;
  }

  Relations relations() {
    return relations;
  }

  Bindings bindings() {
    return bindings;
  }

  FromRenderer ranges() {
    return ranges;
  }

  CallRenderer calls() {
    return calls;
  }

  QueryRenderer queries() {
    return queries;
  }

  void query(Select query) {
    queries.render(query);
  }

  void expression(Expression expression) {
    expressions.render(expression);
  }

  void expressions(List<? extends Expression> list) {
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.comma();
      }
      expression(list.get(i));
    }
  }

  Set<String> functionsUsed() {
    return calls.used();
  }

  RefusedException refused(ASTNodeAccess node, String construct) {
    return refused(source.positionOf(node), construct);
  }

  RefusedException refused(Position position, String construct) {
    return refused(position, construct, "is not allowed in a query");
  }

  /** With what to do instead. */
  RefusedException refused(Position position, String construct, String why) {
    return new RefusedException(Fence.CONSTRUCTS, position, construct, construct + " " + why);
  }

  /** For a node of a class that is not known; its name tells more than nothing. */
  RefusedException refusedKind(ASTNodeAccess node) {
    String words = node.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return refused(node, words.toLowerCase(Locale.ROOT));
  }
}
