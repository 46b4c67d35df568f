package dev.storehouse.warehouse.bulk;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rows of a staging table do to a table. All of it runs as one transaction, which ends
 * with the staging table.
 */
public sealed interface TableChange {

  /** The staging table. */
  StagingTable staged();

  /** The table that is changed. */
  TableName target();

  /** The statements that change the table, in order. */
  List<String> changes();

  /** All statements of the transaction. */
  default List<String> sql() {
    return Stream.concat(changes().stream(), Stream.of(staged().dropSql())).toList();
  }

  /** Adds all rows. */
  record Insert(StagingTable staged, TableName target) implements TableChange {

    @Override
    public List<String> changes() {
      return List.of(
          "INSERT INTO %s (%s) SELECT %s FROM %s AS s"
              .formatted(
                  target.quoted(),
                  targets(staged.columns()),
                  sources(staged.columns()),
                  staged.quoted()));
    }
  }

  /** Sets the columns of the rows with the same key. */
  record Update(StagingTable staged, TableName target, StagedColumn key) implements TableChange {

    @Override
    public List<String> changes() {
      return List.of(
          "UPDATE %s SET %s FROM %s AS s WHERE %s"
              .formatted(
                  target.quoted(), settings(staged, key), staged.quoted(), same(target, key)));
    }
  }

  /** Sets the columns of the rows with the same key, and adds those rows whose key is new. */
  record Upsert(StagingTable staged, TableName target, StagedColumn key) implements TableChange {

    @Override
    public List<String> changes() {
      String add =
          "INSERT INTO %s (%s) SELECT %s FROM %s AS s LEFT JOIN %s AS t ON t.%s = s.%s WHERE t.%s IS NULL"
              .formatted(
                  target.quoted(),
                  targets(staged.columns()),
                  sources(staged.columns()),
                  staged.quoted(),
                  target.quoted(),
                  SqlName.quoted(key.target()),
                  SqlName.quoted(key.name()),
                  SqlName.quoted(key.target()));
      return staged.columns().size() == 1
          ? List.of(add)
          : List.of(new Update(staged, target, key).changes().getFirst(), add);
    }
  }

  /** Removes the rows with the same key. */
  record Delete(StagingTable staged, TableName target, StagedColumn key) implements TableChange {

    @Override
    public List<String> changes() {
      return List.of(
          "DELETE FROM %s USING %s AS s WHERE %s"
              .formatted(target.quoted(), staged.quoted(), same(target, key)));
    }
  }

  private static String targets(List<StagedColumn> columns) {
    return columns.stream()
        .map(column -> SqlName.quoted(column.target()))
        .collect(Collectors.joining(", "));
  }

  private static String sources(List<StagedColumn> columns) {
    return columns.stream()
        .map(column -> "s." + SqlName.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  private static String settings(StagingTable staged, StagedColumn key) {
    return staged.columns().stream()
        .filter(column -> !column.equals(key))
        .map(column -> SqlName.quoted(column.target()) + " = s." + SqlName.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  private static String same(TableName target, StagedColumn key) {
    return "%s.%s = s.%s"
        .formatted(target.quoted(), SqlName.quoted(key.target()), SqlName.quoted(key.name()));
  }
}
