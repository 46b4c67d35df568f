package dev.storehouse.query.guard;

import java.util.List;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Clauses that are refused by name. Any other clause that is not written is found by {@link
 * Conservation}, with a poorer message.
 */
final class UnsupportedClauses {

  private UnsupportedClauses() {}

  static void refuse(PlainSelect select, Walk walk) {
    boolean writes = isPresent(select.getIntoTables()) || select.getIntoTempTable() != null;
    refuse(writes || select.getMySqlSelectIntoClause() != null, "INTO", "leave it out", walk);
    boolean locks = select.getForMode() != null || select.getForUpdate() != null;
    refuse(locks || select.getForClause() != null, "FOR", "a query locks nothing", walk);
    refuse(
        isPresent(select.getWindowDefinitions()), "WINDOW", "write the window behind OVER", walk);
    refuse(isPresent(select.getLateralViews()), "LATERAL", "join a subquery", walk);
    refuse(select.getOracleHierarchical() != null, "CONNECT BY", "use WITH RECURSIVE", walk);
    refuse(select.getSampleClause() != null, "SAMPLE", "use ORDER BY RANDOM() LIMIT n", walk);
    refuse(select.isUsingOnly(), "ONLY", "leave it out", walk);
    refuse(select.getSkip() != null, "SKIP", "use OFFSET", walk);
  }

  private static boolean isPresent(List<?> list) {
    return list != null && !list.isEmpty();
  }

  private static void refuse(boolean present, String clause, String advice, Walk walk) {
    if (present) {
      String firstWord = clause.split(" ", 2)[0];
      throw walk.refused(
          walk.source().positionOf(firstWord), clause, "is not allowed in a query; " + advice);
    }
  }
}
