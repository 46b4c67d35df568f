package dev.storehouse.query.jobs;

import dev.storehouse.warehouse.statement.ResultPage.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names for the columns of a result, each different: an object has a member once. */
final class ColumnNames {

  private ColumnNames() {}

  /** The labels; one that was there before gets a number, as in {@code id, id_2}. */
  static List<String> of(List<Column> columns) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Column column : columns) {
      String name = column.label();
      for (int number = 2; !taken.add(name); number++) {
        name = column.label() + "_" + number;
      }
      names.add(name);
    }
    return names;
  }
}
