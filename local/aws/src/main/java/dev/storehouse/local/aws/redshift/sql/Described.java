package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of a part of a statement, with the common tables that it may name. */
record Described(Columns columns, Map<String, String> parameters) {

  /** The names of what a select list gives of some relations, where there is no doubt. */
  List<String> columns(TokenList tokens, String list, Range relations) {
    if (columns.equals(Columns.UNKNOWN)) {
      return List.of();
    }
    String query =
        commonTables(tokens, relations.from())
            + "SELECT "
            + list
            + " FROM "
            + tokens.text(relations);
    return columns.of(RedshiftSql.prepare(query, parameters, columns));
  }

  /** WITH all common tables that are complete before a place. */
  private static String commonTables(TokenList tokens, int before) {
    List<String> tables = new ArrayList<>();
    boolean recursive = false;
    for (int at = 0; at < before; at++) {
      boolean begins = tokens.is(at, "with") && tokens.isWord(tokens.next(at, before));
      if (begins) {
        recursive |= tokens.is(tokens.next(at, before), "recursive");
        int name = tokens.skip(at, tokens.is(tokens.next(at, before), "recursive") ? 2 : 1);
        collect(tokens, name, before, tables);
      }
    }
    return tables.isEmpty()
        ? ""
        : (recursive ? "WITH RECURSIVE " : "WITH ") + String.join(", ", tables) + " ";
  }

  private static void collect(TokenList tokens, int first, int before, List<String> tables) {
    int name = first;
    while (name < before) {
      int as = tokens.find(name, before, "as").orElse(before);
      int open = tokens.next(as, before);
      int close = tokens.is(open, "(") ? tokens.closing(open, before) : before;
      if (close >= before) {
        return;
      }
      tables.add(tokens.text(new Range(name, close + 1)));
      int comma = tokens.next(close, before);
      name = tokens.is(comma, ",") ? tokens.next(comma, before) : before;
    }
  }
}
