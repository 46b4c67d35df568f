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
    refuse(isPresent(select.getIntoTables()) || select.getIntoTempTable() != null, "INTO", walk);
    refuse(select.getMySqlSelectIntoClause() != null, "INTO", walk);
    boolean locks = select.getForMode() != null || select.getForUpdate() != null;
    refuse(locks || select.getForClause() != null, "FOR", walk);
    refuse(isPresent(select.getWindowDefinitions()), "WINDOW", walk);
    refuse(isPresent(select.getLateralViews()), "LATERAL", walk);
    refuse(select.getOracleHierarchical() != null, "CONNECT BY", walk);
    refuse(select.getSampleClause() != null, "SAMPLE", walk);
    refuse(select.isUsingOnly(), "ONLY", walk);
    refuse(select.getSkip() != null, "SKIP", walk);
  }

  private static boolean isPresent(List<?> list) {
    return list != null && !list.isEmpty();
  }

  private static void refuse(boolean present, String clause, Walk walk) {
    if (present) {
      String firstWord = clause.split(" ", 2)[0];
      throw walk.refused(walk.source().positionOf(firstWord), clause);
    }
  }
}
