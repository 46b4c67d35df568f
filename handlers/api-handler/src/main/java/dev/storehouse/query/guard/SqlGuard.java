package dev.storehouse.query.guard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Decides whether a tenant's statement runs. It reads the text strictly, parses it, walks the tree
 * with everything refused that is not known to read only, and writes the statement anew: the
 * caller's text is never sent. Thread-safe.
 */
public final class SqlGuard {

  /** What the Redshift Data API takes: 100 KB. */
  private static final int LONGEST_RENDERED = 100_000;

  /**
   * For what makes the parser stumble, or is nested too deep for it: refused, never let through.
   */
  private static final Refusal UNREADABLE =
      new Refusal(
          Fence.GRAMMAR,
          Position.START,
          "statement",
          "the statement is too long or nested too deeply to be read; split it with WITH");

  private final FunctionList functions;

  /** A guard that lets these functions be called. */
  public SqlGuard(FunctionList functions) {
    this.functions = functions;
  }

  /**
   * What becomes of a statement.
   *
   * @param sql the caller's text; one statement, up to 100 000 characters
   * @param parameters values for the names in the text; those it does not use are left out
   * @param catalogue the relations that this tenant may read
   * @param cap how many rows it may give
   */
  public Verdict check(String sql, List<Parameter> parameters, Catalogue catalogue, RowCap cap) {
    try {
      return accepted(new Source(Lexer.read(sql)), parameters, catalogue, cap);
    } catch (RefusedException e) {
      return new Verdict.Refused(e.refusal());
    } catch (RuntimeException | StackOverflowError e) {
      return new Verdict.Refused(UNREADABLE);
    }
  }

  private Verdict accepted(
      Source source, List<Parameter> parameters, Catalogue catalogue, RowCap cap) {
    Select query = Grammar.parse(source);
    Walk walk = new Walk(source, catalogue, functions, parameters);
    CappedQuery.render(query, cap, walk);
    String rendered = walk.out().toString();
    if (rendered.getBytes(StandardCharsets.UTF_8).length > LONGEST_RENDERED) {
      throw new RefusedException(
          Fence.RENDERING, Position.START, "statement", "the statement is longer than 100 KB");
    }
    Conservation.check(source, rendered);
    return new Verdict.Accepted(
        rendered, walk.bindings().used(), walk.relations().used(), walk.functionsUsed());
  }
}
